ALTER TABLE "criminals_person" ADD COLUMN "district_id" bigint NULL CONSTRAINT "criminals_person_district_id_c36fe644_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "criminals_person_district_id_c36fe644_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "criminals_person" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "criminals_person_entered_by_id_ddc50ad3_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "criminals_person_entered_by_id_ddc50ad3_fk_core_user_id" IMMEDIATE;
ALTER TABLE "criminals_person" ADD COLUMN "state_id" bigint NULL CONSTRAINT "criminals_person_state_id_692b48f8_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "criminals_person_state_id_692b48f8_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "criminals_person" ADD COLUMN "station_id" bigint NULL CONSTRAINT "criminals_person_station_id_61a80d81_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "criminals_person_station_id_61a80d81_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "criminals_person" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "criminals_person_subdivision_id_ccf340e6_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "criminals_person_subdivision_id_ccf340e6_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "criminals_person" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "criminals_person_unit_id_0260296f_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "criminals_person_unit_id_0260296f_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "criminals_identitypaper" ADD COLUMN "person_id" uuid NOT NULL CONSTRAINT "criminals_identitypa_person_id_991c51f1_fk_criminals" REFERENCES "criminals_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "criminals_identitypa_person_id_991c51f1_fk_criminals" IMMEDIATE;
ALTER TABLE "criminals_address" ADD COLUMN "person_id" uuid NOT NULL CONSTRAINT "criminals_address_person_id_c7de043f_fk_criminals_person_id" REFERENCES "criminals_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "criminals_address_person_id_c7de043f_fk_criminals_person_id" IMMEDIATE;
ALTER TABLE "criminals_personevent" ADD COLUMN "batch_id" uuid NULL;
ALTER TABLE "criminals_personevent" ADD COLUMN "district_id" bigint NULL;
ALTER TABLE "criminals_personevent" ADD COLUMN "entered_by_id" bigint NULL;
ALTER TABLE "criminals_personevent" ADD COLUMN "pgh_context_id" uuid NULL;
ALTER TABLE "criminals_personevent" ADD COLUMN "pgh_obj_id" uuid NOT NULL;
ALTER TABLE "criminals_personevent" ADD COLUMN "state_id" bigint NULL;
ALTER TABLE "criminals_personevent" ADD COLUMN "station_id" bigint NULL;
ALTER TABLE "criminals_personevent" ADD COLUMN "subdivision_id" bigint NULL;
ALTER TABLE "criminals_personevent" ADD COLUMN "unit_id" bigint NOT NULL;
ALTER TABLE "criminals_person" ADD CONSTRAINT "criminals_person_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));
ALTER TABLE "criminals_person" ADD CONSTRAINT "person_age_human" CHECK (("age" IS NULL OR "age" <= 130));

            CREATE OR REPLACE FUNCTION "public"._pgtrigger_should_ignore(
                trigger_name NAME
            )
            RETURNS BOOLEAN AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$ LANGUAGE plpgsql;

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_0c5e8()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
        IF current_user = 'cctns_loader' THEN
            RETURN NEW;
        END IF;
        SELECT u.state_id, u.district_id, u.subdivision_id, u.station_id
          INTO NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id
          FROM stations_unit u WHERE u.id = NEW.unit_id FOR KEY SHARE;
        RETURN NEW;
    
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_0c5e8 ON "criminals_person";
            CREATE  TRIGGER pgtrigger_a_place_row_0c5e8
                BEFORE INSERT OR UPDATE OF "unit_id" ON "criminals_person"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_0c5e8();

            COMMENT ON TRIGGER pgtrigger_a_place_row_0c5e8 ON "criminals_person" IS 'e1d76ba0fac9c10c393a64e371c2fc1a13fe0877';
        

            CREATE OR REPLACE FUNCTION "public"._pgtrigger_should_ignore(
                trigger_name NAME
            )
            RETURNS BOOLEAN AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$ LANGUAGE plpgsql;

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_0804d()
            RETURNS TRIGGER AS $$
                DECLARE reading timestamptz;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
        IF current_user = 'cctns_loader' THEN
            RETURN NEW;
        END IF;
        reading := NULLIF(current_setting('cctns.reading', true), '')::timestamptz;
        IF reading IS NULL OR reading < transaction_timestamp() OR reading > clock_timestamp() THEN
            reading := clock_timestamp();
        END IF;
        NEW.entered_at := reading;
        RETURN NEW;
    
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_0804d ON "criminals_person";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_0804d
                BEFORE INSERT ON "criminals_person"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_0804d();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_0804d ON "criminals_person" IS '8b3e39a25b34fff76dcd37f21cefd65f306e293a';
        

            CREATE OR REPLACE FUNCTION "public"._pgtrigger_should_ignore(
                trigger_name NAME
            )
            RETURNS BOOLEAN AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$ LANGUAGE plpgsql;

            CREATE OR REPLACE FUNCTION pgtrigger_kept_cfd41()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_kept_cfd41 ON "criminals_person";
            CREATE  TRIGGER pgtrigger_kept_cfd41
                BEFORE DELETE ON "criminals_person"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_cfd41();

            COMMENT ON TRIGGER pgtrigger_kept_cfd41 ON "criminals_person" IS 'af71d5c1bfd0dc6b8af5c818df54d900f2cfcafd';
        

            CREATE OR REPLACE FUNCTION "public"._pgtrigger_should_ignore(
                trigger_name NAME
            )
            RETURNS BOOLEAN AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$ LANGUAGE plpgsql;

            CREATE OR REPLACE FUNCTION pgtrigger_insert_insert_7ffd6()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "criminals_personevent" ("age", "age_on", "aliases", "batch_id", "birth_year", "born_on", "district_id", "email", "entered_at", "entered_by_id", "entered_post", "id", "is_disabled", "marks", "name", "nationality", "occupation", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "relation", "relative", "sex", "state_id", "station_id", "subdivision_id", "unit_id") SELECT new_values."age", new_values."age_on", new_values."aliases", new_values."batch_id", new_values."birth_year", new_values."born_on", new_values."district_id", new_values."email", new_values."entered_at", new_values."entered_by_id", new_values."entered_post", new_values."id", new_values."is_disabled", new_values."marks", new_values."name", new_values."nationality", new_values."occupation", new_values."origin", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."phones", new_values."relation", new_values."relative", new_values."sex", new_values."state_id", new_values."station_id", new_values."subdivision_id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_insert_insert_7ffd6 ON "criminals_person";
            CREATE  TRIGGER pgtrigger_insert_insert_7ffd6
                AFTER INSERT ON "criminals_person"
                
                REFERENCING NEW TABLE AS new_values 
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_insert_insert_7ffd6();

            COMMENT ON TRIGGER pgtrigger_insert_insert_7ffd6 ON "criminals_person" IS 'd326815ef4dbab953a24cf76e96036d09d111d7e';
        

            CREATE OR REPLACE FUNCTION "public"._pgtrigger_should_ignore(
                trigger_name NAME
            )
            RETURNS BOOLEAN AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$ LANGUAGE plpgsql;

            CREATE OR REPLACE FUNCTION pgtrigger_update_update_d4169()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "criminals_personevent" ("age", "age_on", "aliases", "batch_id", "birth_year", "born_on", "district_id", "email", "entered_at", "entered_by_id", "entered_post", "id", "is_disabled", "marks", "name", "nationality", "occupation", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "relation", "relative", "sex", "state_id", "station_id", "subdivision_id", "unit_id") SELECT new_values."age", new_values."age_on", new_values."aliases", new_values."batch_id", new_values."birth_year", new_values."born_on", new_values."district_id", new_values."email", new_values."entered_at", new_values."entered_by_id", new_values."entered_post", new_values."id", new_values."is_disabled", new_values."marks", new_values."name", new_values."nationality", new_values."occupation", new_values."origin", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."phones", new_values."relation", new_values."relative", new_values."sex", new_values."state_id", new_values."station_id", new_values."subdivision_id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_update_update_d4169 ON "criminals_person";
            CREATE  TRIGGER pgtrigger_update_update_d4169
                AFTER UPDATE ON "criminals_person"
                
                REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values 
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_update_update_d4169();

            COMMENT ON TRIGGER pgtrigger_update_update_d4169 ON "criminals_person" IS 'd6d79ab4218437bc8b887c3498baf0bbf61309ae';
        
CREATE INDEX "paper_digest_idx" ON "criminals_identitypaper" ("digest") WHERE NOT ("digest" = '');
ALTER TABLE "criminals_identitypaper" ADD CONSTRAINT "aadhaar_last_four_only" CHECK ((NOT ("kind" = 'aadhaar') OR ("digest" = '' AND "tail"::text ~ '^[0-9]{4}$')));

            CREATE OR REPLACE FUNCTION "public"._pgtrigger_should_ignore(
                trigger_name NAME
            )
            RETURNS BOOLEAN AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$ LANGUAGE plpgsql;

            CREATE OR REPLACE FUNCTION pgtrigger_append_only_76d4a()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_append_only_76d4a ON "criminals_personevent";
            CREATE  TRIGGER pgtrigger_append_only_76d4a
                BEFORE UPDATE OR DELETE ON "criminals_personevent"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_append_only_76d4a();

            COMMENT ON TRIGGER pgtrigger_append_only_76d4a ON "criminals_personevent" IS '7f1e7c066edbb9977b6de22e0739f0e470836ffe';
        
CREATE INDEX "criminals_person_unit_id_0260296f" ON "criminals_person" ("unit_id");
CREATE INDEX "criminals_identitypaper_person_id_991c51f1" ON "criminals_identitypaper" ("person_id");
CREATE INDEX "criminals_address_person_id_c7de043f" ON "criminals_address" ("person_id");
CREATE INDEX "criminals_personevent_batch_id_02ebae35" ON "criminals_personevent" ("batch_id");
CREATE INDEX "criminals_personevent_district_id_2ba35ddd" ON "criminals_personevent" ("district_id");
CREATE INDEX "criminals_personevent_entered_by_id_a6d4888c" ON "criminals_personevent" ("entered_by_id");
CREATE INDEX "criminals_personevent_pgh_context_id_d5ed2e3f" ON "criminals_personevent" ("pgh_context_id");
CREATE INDEX "criminals_personevent_pgh_obj_id_9e52ac70" ON "criminals_personevent" ("pgh_obj_id");
CREATE INDEX "criminals_personevent_state_id_100f4ed0" ON "criminals_personevent" ("state_id");
CREATE INDEX "criminals_personevent_station_id_cedd64bb" ON "criminals_personevent" ("station_id");
CREATE INDEX "criminals_personevent_subdivision_id_c5e763b1" ON "criminals_personevent" ("subdivision_id");
CREATE INDEX "criminals_personevent_unit_id_4aade66c" ON "criminals_personevent" ("unit_id");
