# ruff: noqa: E501 - a table reads best on one line
"""Things that are lost, seized or drive, and the words around a matter: invented values for the slots."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from cases.paper import PropertyPaper
from cctns.core import money

# fmt: off
PHONES = ("Redmi Note 13", "Vivo Y28", "Samsung Galaxy A15", "Realme 12", "Oppo A59", "iPhone 13", "Moto G54", "Samsung M34", "Poco C65", "OnePlus Nord CE")
COLOURS = ("black", "white", "blue", "silver", "red", "grey", "green")
VEHICLES = (("motorcycle", "Royal Enfield Classic"), ("motorcycle", "Yamaha FZ"), ("motorcycle", "Bajaj Pulsar"), ("scooter", "Honda Activa"), ("scooter", "TVS Ntorq"), ("scooter", "Suzuki Access"), ("car", "Maruti Alto"), ("car", "Hyundai i20"))
DRIVEN = (("taxi", "Maruti WagonR taxi"), ("jeep", "Mahindra Bolero"), ("car", "Maruti Alto"), ("truck", "Tata tipper"), ("truck", "Eicher truck"), ("car", "Hyundai Creta"), ("taxi", "Tata Sumo taxi"), ("motorcycle", "Royal Enfield Himalayan"), ("bus", "SNT bus"), ("jeep", "Mahindra Thar"))
GOODS = (("agriculture", "cardamom", "two bags of large cardamom"), ("machinery", "cable", "forty metres of copper cable"), ("construction", "iron_rod", "a bundle of iron rods"), ("construction", "cement", "twelve bags of cement"), ("livestock", "goat", "three goats"), ("household", "gas_cylinder", "two gas cylinders"), ("electronics", "battery", "an inverter battery"), ("machinery", "pump", "a water pump"), ("livestock", "cow", "a Jersey cow"), ("agriculture", "timber", "six pieces of dhupi timber"), ("electronics", "laptop", "a laptop with its bag"), ("cash", "wallet", "a purse with papers"), ("household", "utensil", "brass utensils"))
MIXED = (("cash", "indian_currency", "cash from the drawer"), ("electronics", "laptop", "a laptop"), ("jewellery", "gold_ornament", "a gold chain"), ("electronics", "television", "a television set"), ("household", "gas_cylinder", "a gas cylinder"), ("religious", "donation_box", "the donation box"), ("electronics", "storage", "the recorder of the camera"), ("jewellery", "silver_ornament", "silver anklets"), ("alcohol", "foreign_liquor", "cartons of liquor"))
JEWELS = (("gold_ornament", "a gold necklace"), ("gold_ornament", "two gold rings"), ("gem", "a coral and turquoise necklace"), ("gold_ornament", "a pair of gold earrings"), ("silver_ornament", "a silver belt"), ("watch", "a wrist watch"))
TABLETS = ("tablets", "Spasmoproxyvon capsules"), ("tablets", "Nitrosun-10 tablets"), ("cough_syrup", "bottles of codeine cough syrup"), ("tablets", "Tramadol capsules")
HERBS = ("cannabis", "ganja"), ("cannabis", "charas"), ("heroin", "brown sugar")
TROPHIES = ("a dried bear gall bladder", "two pieces of musk deer pod", "a leopard skin", "a pangolin scale packet", "the horns of a serow")
CAUSES = ("a boundary wall", "a parking place", "an old debt", "the water line", "a phone message", "loud music at night", "taxi turn at the stand", "a game of carrom", "the road to the field", "a family matter")
CAUSES_NE = ("सिमानाको पर्खाल", "गाडी राख्ने ठाउँ", "पुरानो सापटी", "पानीको लाइन", "ट्याक्सीको पालो", "घरायसी विषय", "खेतको बाटो")
CAUSES_HI = ("दीवार", "पार्किंग", "पुराने उधार", "पानी की लाइन", "टैक्सी के नंबर", "घरेलू बात")
WEAPONS = ("a khukuri", "a wooden stick", "a bottle", "an iron rod", "a stone", "a helmet", "a bamboo pole", "a kitchen knife")
WEAPONS_NE = ("खुकुरी", "लाठी", "बोतल", "फलामको डण्डी", "ढुङ्गा", "बाँस")
WEAPONS_HI = ("खुखरी", "लाठी", "बोतल", "लोहे की छड़", "पत्थर", "डंडे")
PARTS = ("left hand", "right arm", "collar bone", "leg", "nose", "rib", "wrist")
PARTS_NE = ("बायाँ हात", "दाहिने पाखुरा", "खुट्टा", "नाक", "करङ")
PARTS_HI = ("बायाँ हाथ", "दाहिना हाथ", "पैर", "नाक")
INJURIES = ("a cut on the forehead with five stitches", "swelling on the left eye", "a cut on the hand", "pain in the chest", "bruises on the back", "a wound on the head")
INJURIES_NE = ("टाउकोमा घाउ", "आँखा सुन्निएको", "हातमा काटिएको घाउ", "ढाडमा नीलडाम")
INJURIES_HI = ("सिर में घाव", "आँख में सूजन", "हाथ में चोट", "पीठ पर नील")
HOSPITALS = ("STNM Hospital, Sochakgang", "Namchi District Hospital", "Singtam District Hospital", "Gyalshing District Hospital", "Mangan District Hospital", "Central Referral Hospital, Tadong", "the PHC")
OFFICES = ("Roads and Bridges Department", "Power Department", "Health Department", "Education Department", "Urban Development Department", "Forest Department", "Land Revenue Department")
BANKS = ("the State bank", "a private bank", "the co-operative bank", "the card company", "a parcel service", "the electricity office")
DUTIES = ("traffic constable", "assistant driver of the fire service", "nurse of the PHC", "field worker of the Power Department", "home guard")
WORKS = {
    "farmer": "farmer", "labourer": "labourer", "government": "in government service", "private": "in private service", "business": "running a shop", "driver": "driver",
    "student": "student", "teacher": "teacher", "health": "health worker", "tourism": "working in a hotel", "construction": "working at a building site",
    "housewife": "home maker", "monk": "monk", "retired": "retired", "unemployed": "without work", "domestic": "domestic worker",
}
WORKS_NE = {"farmer": "किसान", "labourer": "ज्यामी", "government": "सरकारी कर्मचारी", "private": "निजी कर्मचारी", "business": "पसले", "driver": "चालक", "student": "विद्यार्थी", "teacher": "शिक्षक", "housewife": "गृहिणी", "retired": "सेवानिवृत्त"}
WORKS_HI = {"farmer": "किसान", "labourer": "मज़दूर", "government": "सरकारी कर्मचारी", "private": "निजी नौकरी", "business": "दुकानदार", "driver": "चालक", "student": "छात्र", "teacher": "अध्यापक", "housewife": "गृहिणी", "retired": "सेवानिवृत्त"}
SPOTS = ("the taxi stand", "the main bazaar", "the vegetable market", "the school gate", "the bus stand", "the petrol pump", "the SBI bend", "the community hall", "the playground", "the bridge", "the monastery road", "the PHC road", "the rice godown", "the ward office", "the cheese factory road", "the helipad", "the water tank", "Mandir line", "Gumpa line", "the bakery", "the river bank", "the quarry")
SPOTS_NE = ("ट्याक्सी स्ट्यान्ड", "मुख्य बजार", "तरकारी बजार", "स्कुल गेट", "बस स्ट्यान्ड", "पेट्रोल पम्प", "सामुदायिक भवन", "खेल मैदान", "पुल", "गुम्बा बाटो", "मन्दिर लाइन", "खोला किनार")
SPOTS_HI = ("टैक्सी स्टैंड", "मुख्य बाज़ार", "सब्ज़ी मंडी", "स्कूल गेट", "बस अड्डा", "पेट्रोल पंप", "सामुदायिक भवन", "खेल का मैदान", "पुल", "मंदिर लाइन", "नदी किनारा")
HOMES = ("Lower {place}", "Upper {place}", "{place} Bazaar", "Middle {place}", "{place} Busty", "near the school, {place}", "{place} Mandir Busty", "Ward {n}, {place}", "House {n}, {place}", "{place} Gumpa Busty")
# fmt: on


def plate(rng: Random) -> str:
    """A number plate of Sikkim."""
    series = rng.choice(("J", "P", "T", "Z", "D", "PB", "PA", "PC"))
    return f"SK {rng.randint(1, 8):02d} {series} {rng.randint(1000, 9999)}"


def imei(rng: Random) -> str:
    """Fifteen digits beginning with 00: no real telephone has such a number."""
    return f"00{rng.randrange(10**13):013d}"


def rupees(value: Decimal | int) -> str:
    return f"Rs {money.group(int(value))}"


def things_for(kind: str, rng: Random) -> tuple[list[PropertyPaper], str, str]:
    """(property lines, what the story calls it, a word for the gist) of one kind of thing."""
    if not kind:
        return [], "", ""
    return MAKERS[kind](rng)


def one(category: str, type_: str, text: str, value: int | None, **mark: str) -> PropertyPaper:
    return PropertyPaper(
        category=category, type=type_, description=text,
        value=Decimal(value).quantize(Decimal("0.01")) if value is not None else None, **mark,
    )  # fmt: skip


def phone(rng: Random):
    name = f"{rng.choice(PHONES)}, {rng.choice(COLOURS)}"
    value = rng.randrange(80, 620) * 100
    return (
        [one("phone", "smartphone", name, value, mark_kind="imei", mark=imei(rng))],
        name,
        "Phone",
    )


def vehicle(rng: Random):
    type_, model = rng.choice(VEHICLES)
    number = plate(rng)
    value = rng.randrange(35, 180) * 1000 if type_ != "car" else rng.randrange(180, 600) * 1000
    text = f"{model}, {rng.choice(COLOURS)}, {number}"
    return [one("vehicle", type_, text, value, mark_kind="vehicle", mark=number)], text, model


def offending(rng: Random):
    type_, model = rng.choice(DRIVEN)
    number = plate(rng)
    text = f"{model} {number}"
    return [one("vehicle", type_, text, None, mark_kind="vehicle", mark=number)], text, model


def goods(rng: Random):
    category, type_, text = rng.choice(GOODS)
    return [one(category, type_, text, rng.randrange(55, 600) * 100)], text, text


def mixed(rng: Random):
    lines = [
        one(category, type_, text, rng.randrange(30, 900) * 100)
        for category, type_, text in rng.sample(MIXED, rng.randint(1, 3))
    ]
    return lines, " and ".join(line.description for line in lines), "goods"


def jewellery(rng: Random):
    lines = [
        one("jewellery", type_, text, rng.randrange(120, 2400) * 100)
        for type_, text in rng.sample(JEWELS, rng.randint(1, 2))
    ]
    return lines, " and ".join(line.description for line in lines), "jewellery"


def cash(rng: Random):
    value = rng.randrange(15, 900) * 100
    return [one("cash", "indian_currency", rupees(value), value)], rupees(value), "cash"


def online(rng: Random):
    value = rng.randrange(60, 9000) * 100
    type_ = rng.choice(("upi", "bank_transfer"))
    return [one("online", type_, f"transfer of {rupees(value)}", value)], rupees(value), "money"


def papers(rng: Random):
    text = rng.choice(("a certificate of identification", "a land parcha", "a bank guarantee"))
    return [one("documents", "certificate", text, None)], text, "papers"


def notes(rng: Random):
    count = rng.randint(3, 60)
    text = f"{count} notes of Rs 500"
    return [one("cash", "counterfeit_note", text, None)], text, "notes"


def weapon(rng: Random):
    text = rng.choice(("a khukuri", "a kitchen knife", "an iron rod"))
    return [one("weapon_used", "", text, None)], text, "weapon"


def tablets(rng: Random):
    type_, name = rng.choice(TABLETS)
    text = f"{rng.randrange(24, 960, 8)} {name}"
    return [one("drugs", type_, text, None)], text, "tablets"


def cannabis(rng: Random):
    type_, name = rng.choice(HERBS)
    text = f"{rng.randrange(12, 900)} g of {name}"
    return [one("drugs", type_, text, None)], text, name


def liquor(rng: Random):
    text = f"{rng.randrange(6, 90)} bottles of country liquor"
    return (
        [one("alcohol", "country_liquor", text, rng.randrange(12, 180) * 100)],
        text,
        "liquor",
    )


def trophy(rng: Random):
    text = rng.choice(TROPHIES)
    return [one("other", "", text, None)], text, "trophy"


MAKERS = {
    made.__name__: made
    for made in (
        phone, vehicle, offending, goods, mixed, jewellery, cash, online,
        papers, notes, weapon, tablets, cannabis, liquor, trophy,
    )
}  # fmt: skip
