ALTER TABLE "cases_addendum" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_addendum_district_id_c9d78b94_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_addendum_district_id_c9d78b94_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_addendum" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_addendum_entered_by_id_8d934d61_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_addendum_entered_by_id_8d934d61_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_addendum" ADD COLUMN "entry_id" uuid NULL CONSTRAINT "cases_addendum_entry_id_2ed78689_fk_stations_diaryentry_id" REFERENCES "stations_diaryentry"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_addendum_entry_id_2ed78689_fk_stations_diaryentry_id" IMMEDIATE;
ALTER TABLE "cases_addendum" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_addendum_state_id_bad9ab3a_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_addendum_state_id_bad9ab3a_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_addendum" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_addendum_station_id_97d5cc77_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_addendum_station_id_97d5cc77_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_addendum" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_addendum_subdivision_id_26f27979_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_addendum_subdivision_id_26f27979_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_addendum" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_addendum_unit_id_667fbe60_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_addendum_unit_id_667fbe60_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_alteration" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_alteration_batch_id_21aa533b_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_alteration_batch_id_21aa533b_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_alteration" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_alteration_district_id_ba5888ef_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_alteration_district_id_ba5888ef_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_alteration" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_alteration_entered_by_id_c4f13c25_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_alteration_entered_by_id_c4f13c25_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_alteration" ADD COLUMN "entry_id" uuid NULL CONSTRAINT "cases_alteration_entry_id_e78ce7e1_fk_stations_diaryentry_id" REFERENCES "stations_diaryentry"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_alteration_entry_id_e78ce7e1_fk_stations_diaryentry_id" IMMEDIATE;
ALTER TABLE "cases_alteration" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_alteration_state_id_8fa495ef_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_alteration_state_id_8fa495ef_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_alteration" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_alteration_station_id_13154fa2_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_alteration_station_id_13154fa2_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_alteration" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_alteration_subdivision_id_6a23cc6a_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_alteration_subdivision_id_6a23cc6a_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_alteration" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_alteration_unit_id_5f5c5c1d_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_alteration_unit_id_5f5c5c1d_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_case" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_case_batch_id_960db343_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_batch_id_960db343_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_case" ADD COLUMN "beat_id" bigint NULL CONSTRAINT "cases_case_beat_id_aea2096e_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_beat_id_aea2096e_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_case" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_case_district_id_60fa1ba0_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_district_id_60fa1ba0_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_case" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_case_entered_by_id_695af122_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_entered_by_id_695af122_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_case" ADD COLUMN "io_id" bigint NULL CONSTRAINT "cases_case_io_id_b9f5fabf_fk_stations_posting_id" REFERENCES "stations_posting"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_io_id_b9f5fabf_fk_stations_posting_id" IMMEDIATE;
ALTER TABLE "cases_case" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_case_state_id_ab3dec49_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_state_id_ab3dec49_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_case" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_case_station_id_2ca2ef54_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_station_id_2ca2ef54_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_case" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_case_subdivision_id_a3bd5f3e_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_subdivision_id_a3bd5f3e_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_case" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_case_unit_id_f34fc706_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_unit_id_f34fc706_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_alteration" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_alteration_case_id_bf12a101_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_alteration_case_id_bf12a101_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_addendum" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_addendum_case_id_af5fcf96_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_addendum_case_id_af5fcf96_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_caseevent" ADD COLUMN "batch_id" uuid NULL;
ALTER TABLE "cases_caseevent" ADD COLUMN "beat_id" bigint NULL;
ALTER TABLE "cases_caseevent" ADD COLUMN "district_id" bigint NULL;
ALTER TABLE "cases_caseevent" ADD COLUMN "entered_by_id" bigint NULL;
ALTER TABLE "cases_caseevent" ADD COLUMN "io_id" bigint NULL;
ALTER TABLE "cases_caseevent" ADD COLUMN "pgh_context_id" uuid NULL;
ALTER TABLE "cases_caseevent" ADD COLUMN "pgh_obj_id" uuid NOT NULL;
ALTER TABLE "cases_caseevent" ADD COLUMN "state_id" bigint NULL;
ALTER TABLE "cases_caseevent" ADD COLUMN "station_id" bigint NULL;
ALTER TABLE "cases_caseevent" ADD COLUMN "subdivision_id" bigint NULL;
ALTER TABLE "cases_caseevent" ADD COLUMN "unit_id" bigint NOT NULL;
ALTER TABLE "cases_caseperson" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_caseperson_case_id_f97e1a77_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_caseperson_case_id_f97e1a77_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_caseperson" ADD COLUMN "person_id" uuid NULL CONSTRAINT "cases_caseperson_person_id_b254d1ed_fk_criminals_person_id" REFERENCES "criminals_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_caseperson_person_id_b254d1ed_fk_criminals_person_id" IMMEDIATE;
ALTER TABLE "cases_casepersonevent" ADD COLUMN "case_id" uuid NOT NULL;
ALTER TABLE "cases_casepersonevent" ADD COLUMN "person_id" uuid NULL;
ALTER TABLE "cases_casepersonevent" ADD COLUMN "pgh_context_id" uuid NULL;
ALTER TABLE "cases_casepersonevent" ADD COLUMN "pgh_obj_id" uuid NOT NULL;
ALTER TABLE "cases_casesection" ADD COLUMN "added_by_id" uuid NULL CONSTRAINT "cases_casesection_added_by_id_7b8f1ed5_fk_cases_alteration_id" REFERENCES "cases_alteration"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_casesection_added_by_id_7b8f1ed5_fk_cases_alteration_id" IMMEDIATE;
ALTER TABLE "cases_casesection" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_casesection_case_id_47c8a9b8_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_casesection_case_id_47c8a9b8_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_casesection" ADD COLUMN "removed_by_id" uuid NULL CONSTRAINT "cases_casesection_removed_by_id_673a86eb_fk_cases_alteration_id" REFERENCES "cases_alteration"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_casesection_removed_by_id_673a86eb_fk_cases_alteration_id" IMMEDIATE;
ALTER TABLE "cases_caseshare" ADD COLUMN "by_id" bigint NULL CONSTRAINT "cases_caseshare_by_id_38bbae38_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_caseshare_by_id_38bbae38_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_caseshare" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_caseshare_case_id_f8a58132_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_caseshare_case_id_f8a58132_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_caseshare" ADD COLUMN "user_id" bigint NOT NULL CONSTRAINT "cases_caseshare_user_id_78ce8b5d_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_caseshare_user_id_78ce8b5d_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_complaint_batch_id_484496d7_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_batch_id_484496d7_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "came_from_id" uuid NULL CONSTRAINT "cases_complaint_came_from_id_1ccf326c_fk_cases_complaint_id" REFERENCES "cases_complaint"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_came_from_id_1ccf326c_fk_cases_complaint_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "case_id" uuid NULL CONSTRAINT "cases_complaint_case_id_71eb04a1_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_case_id_71eb04a1_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "decided_by_id" bigint NULL CONSTRAINT "cases_complaint_decided_by_id_2cf33246_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_decided_by_id_2cf33246_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_complaint_district_id_16876c67_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_district_id_16876c67_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_complaint_entered_by_id_d3869283_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_entered_by_id_d3869283_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "entry_id" uuid NULL CONSTRAINT "cases_complaint_entry_id_ff159e14_fk_stations_diaryentry_id" REFERENCES "stations_diaryentry"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_entry_id_ff159e14_fk_stations_diaryentry_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "informant_id" uuid NULL CONSTRAINT "cases_complaint_informant_id_7475b03c_fk_criminals_person_id" REFERENCES "criminals_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_informant_id_7475b03c_fk_criminals_person_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_complaint_state_id_ee71661b_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_state_id_ee71661b_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_complaint_station_id_d3a889f7_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_station_id_d3a889f7_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_complaint_subdivision_id_141efdf6_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_subdivision_id_141efdf6_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "to_unit_id" bigint NULL CONSTRAINT "cases_complaint_to_unit_id_89468f86_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_to_unit_id_89468f86_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_complaint" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_complaint_unit_id_a7c86b38_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_complaint_unit_id_a7c86b38_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_complaintevent" ADD COLUMN "batch_id" uuid NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "came_from_id" uuid NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "case_id" uuid NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "decided_by_id" bigint NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "district_id" bigint NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "entered_by_id" bigint NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "entry_id" uuid NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "informant_id" uuid NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "pgh_context_id" uuid NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "pgh_obj_id" uuid NOT NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "state_id" bigint NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "station_id" bigint NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "subdivision_id" bigint NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "to_unit_id" bigint NULL;
ALTER TABLE "cases_complaintevent" ADD COLUMN "unit_id" bigint NOT NULL;
ALTER TABLE "cases_copygiven" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_copygiven_batch_id_7c4e8259_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_copygiven_batch_id_7c4e8259_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_copygiven" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_copygiven_case_id_9b96ede1_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_copygiven_case_id_9b96ede1_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_copygiven" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_copygiven_district_id_36091046_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_copygiven_district_id_36091046_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_copygiven" ADD COLUMN "document_id" uuid NULL CONSTRAINT "cases_copygiven_document_id_659b83b1_fk_core_issueddocument_id" REFERENCES "core_issueddocument"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_copygiven_document_id_659b83b1_fk_core_issueddocument_id" IMMEDIATE;
ALTER TABLE "cases_copygiven" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_copygiven_entered_by_id_645d3c7b_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_copygiven_entered_by_id_645d3c7b_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_copygiven" ADD COLUMN "person_id" uuid NULL CONSTRAINT "cases_copygiven_person_id_d6187b2a_fk_cases_caseperson_id" REFERENCES "cases_caseperson"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_copygiven_person_id_d6187b2a_fk_cases_caseperson_id" IMMEDIATE;
ALTER TABLE "cases_copygiven" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_copygiven_state_id_cda4117b_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_copygiven_state_id_cda4117b_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_copygiven" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_copygiven_station_id_95064847_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_copygiven_station_id_95064847_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_copygiven" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_copygiven_subdivision_id_10cf263a_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_copygiven_subdivision_id_10cf263a_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_copygiven" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_copygiven_unit_id_9ab70fd5_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_copygiven_unit_id_9ab70fd5_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_courtdispatch" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_courtdispatch_batch_id_770e9fef_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_courtdispatch_batch_id_770e9fef_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_courtdispatch" ADD COLUMN "case_id" uuid NOT NULL UNIQUE CONSTRAINT "cases_courtdispatch_case_id_8133069e_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_courtdispatch_case_id_8133069e_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_courtdispatch" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_courtdispatch_district_id_71507938_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_courtdispatch_district_id_71507938_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_courtdispatch" ADD COLUMN "document_id" uuid NULL CONSTRAINT "cases_courtdispatch_document_id_6f4b632a_fk_core_issu" REFERENCES "core_issueddocument"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_courtdispatch_document_id_6f4b632a_fk_core_issu" IMMEDIATE;
ALTER TABLE "cases_courtdispatch" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_courtdispatch_entered_by_id_7beafb6f_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_courtdispatch_entered_by_id_7beafb6f_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_courtdispatch" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_courtdispatch_state_id_44a98817_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_courtdispatch_state_id_44a98817_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_courtdispatch" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_courtdispatch_station_id_cf9e4aea_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_courtdispatch_station_id_cf9e4aea_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_courtdispatch" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_courtdispatch_subdivision_id_320a21cf_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_courtdispatch_subdivision_id_320a21cf_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_courtdispatch" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_courtdispatch_unit_id_385009ae_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_courtdispatch_unit_id_385009ae_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_caseevent" ADD COLUMN "category_id" varchar(48) NULL;
ALTER TABLE "cases_case" ADD COLUMN "category_id" varchar(48) NULL CONSTRAINT "cases_case_category_id_c6dc5a5a_fk_cases_crimecategory_code" REFERENCES "cases_crimecategory"("code") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_category_id_c6dc5a5a_fk_cases_crimecategory_code" IMMEDIATE;

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

            CREATE OR REPLACE FUNCTION pgtrigger_centre_rows_stay_2b168()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                RAISE EXCEPTION 'cctns.law_locked: a locked row in %', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation';
            
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_centre_rows_stay_2b168 ON "cases_crimecategory";
            CREATE  TRIGGER pgtrigger_centre_rows_stay_2b168
                BEFORE UPDATE OR DELETE ON "cases_crimecategory"
                
                
                FOR EACH ROW WHEN (OLD.locked AND current_user NOT IN ('cctns_owner', 'cctns_loader'))
                EXECUTE PROCEDURE pgtrigger_centre_rows_stay_2b168();

            COMMENT ON TRIGGER pgtrigger_centre_rows_stay_2b168 ON "cases_crimecategory" IS '2480bca6dd117c12a7bb5d399d00139f748c4030';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_states_add_their_own_4a21e()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                RAISE EXCEPTION 'cctns.law_owner: not a row of a State in %', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation';
            
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_states_add_their_own_4a21e ON "cases_crimecategory";
            CREATE  TRIGGER pgtrigger_states_add_their_own_4a21e
                BEFORE INSERT OR UPDATE ON "cases_crimecategory"
                
                
                FOR EACH ROW WHEN ((NEW.locked OR NEW.owner = '') AND current_user NOT IN ('cctns_owner', 'cctns_loader'))
                EXECUTE PROCEDURE pgtrigger_states_add_their_own_4a21e();

            COMMENT ON TRIGGER pgtrigger_states_add_their_own_4a21e ON "cases_crimecategory" IS '2c475d75477f69fdcef67b6c20dc4abf896d4552';
        
ALTER TABLE "cases_electronicinformation" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_electronicinfo_batch_id_f8a6b097_fk_core_impo" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_electronicinfo_batch_id_f8a6b097_fk_core_impo" IMMEDIATE;
ALTER TABLE "cases_electronicinformation" ADD COLUMN "complaint_id" uuid NOT NULL UNIQUE CONSTRAINT "cases_electronicinfo_complaint_id_be4beab2_fk_cases_com" REFERENCES "cases_complaint"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_electronicinfo_complaint_id_be4beab2_fk_cases_com" IMMEDIATE;
ALTER TABLE "cases_electronicinformation" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_electronicinfo_district_id_5db71a88_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_electronicinfo_district_id_5db71a88_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_electronicinformation" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_electronicinfo_entered_by_id_81da5450_fk_core_user" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_electronicinfo_entered_by_id_81da5450_fk_core_user" IMMEDIATE;
ALTER TABLE "cases_electronicinformation" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_electronicinfo_state_id_c15913cc_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_electronicinfo_state_id_c15913cc_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_electronicinformation" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_electronicinfo_station_id_5f88e88e_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_electronicinfo_station_id_5f88e88e_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_electronicinformation" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_electronicinfo_subdivision_id_7e982e7d_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_electronicinfo_subdivision_id_7e982e7d_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_electronicinformation" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_electronicinfo_unit_id_20fc01e1_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_electronicinfo_unit_id_20fc01e1_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_fir_batch_id_e862dbfd_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_batch_id_e862dbfd_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_fir_district_id_6a6e0de3_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_district_id_6a6e0de3_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_fir_entered_by_id_a3326e1b_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_entered_by_id_a3326e1b_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "entry_id" uuid NULL CONSTRAINT "cases_fir_entry_id_ec726404_fk_stations_diaryentry_id" REFERENCES "stations_diaryentry"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_entry_id_ec726404_fk_stations_diaryentry_id" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "received_from_id" uuid NULL UNIQUE CONSTRAINT "cases_fir_received_from_id_3012bc20_fk_cases_fir_id" REFERENCES "cases_fir"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_received_from_id_3012bc20_fk_cases_fir_id" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "recorder_id" bigint NULL CONSTRAINT "cases_fir_recorder_id_409882ca_fk_stations_posting_id" REFERENCES "stations_posting"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_recorder_id_409882ca_fk_stations_posting_id" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "registered_by_id" bigint NULL CONSTRAINT "cases_fir_registered_by_id_0279a18a_fk_stations_posting_id" REFERENCES "stations_posting"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_registered_by_id_0279a18a_fk_stations_posting_id" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_fir_state_id_6862f1c4_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_state_id_6862f1c4_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_fir_station_id_dfffbb5b_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_station_id_dfffbb5b_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_fir_subdivision_id_e6048673_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_subdivision_id_e6048673_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_fir" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_fir_unit_id_f8db7e98_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_fir_unit_id_f8db7e98_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_caseevent" ADD COLUMN "fir_id" uuid NOT NULL;
ALTER TABLE "cases_case" ADD COLUMN "fir_id" uuid NOT NULL UNIQUE CONSTRAINT "cases_case_fir_id_d91b2cf1_fk_cases_fir_id" REFERENCES "cases_fir"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_fir_id_d91b2cf1_fk_cases_fir_id" IMMEDIATE;
ALTER TABLE "cases_iochange" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_iochange_batch_id_b3ebda96_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_iochange_batch_id_b3ebda96_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_iochange" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_iochange_case_id_b8bc356b_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_iochange_case_id_b8bc356b_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_iochange" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_iochange_district_id_2ddacaae_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_iochange_district_id_2ddacaae_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_iochange" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_iochange_entered_by_id_59eda258_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_iochange_entered_by_id_59eda258_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_iochange" ADD COLUMN "given_by_id" bigint NULL CONSTRAINT "cases_iochange_given_by_id_1b4190ba_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_iochange_given_by_id_1b4190ba_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_iochange" ADD COLUMN "posting_id" bigint NOT NULL CONSTRAINT "cases_iochange_posting_id_986091f2_fk_stations_posting_id" REFERENCES "stations_posting"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_iochange_posting_id_986091f2_fk_stations_posting_id" IMMEDIATE;
ALTER TABLE "cases_iochange" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_iochange_state_id_ea960810_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_iochange_state_id_ea960810_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_iochange" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_iochange_station_id_520eaea8_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_iochange_station_id_520eaea8_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_iochange" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_iochange_subdivision_id_e31be486_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_iochange_subdivision_id_e31be486_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_iochange" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_iochange_unit_id_07c632d4_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_iochange_unit_id_07c632d4_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_lawedition" ADD CONSTRAINT "law_edition_one_row" CHECK ("id" = 1);
ALTER TABLE "cases_ncfortnight" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_ncfortnight_batch_id_8661271f_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncfortnight_batch_id_8661271f_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_ncfortnight" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_ncfortnight_district_id_8b74e9c5_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncfortnight_district_id_8b74e9c5_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_ncfortnight" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_ncfortnight_entered_by_id_f8f168a3_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncfortnight_entered_by_id_f8f168a3_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_ncfortnight" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_ncfortnight_state_id_5043f124_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncfortnight_state_id_5043f124_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_ncfortnight" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_ncfortnight_station_id_06e77d4b_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncfortnight_station_id_06e77d4b_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_ncfortnight" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_ncfortnight_subdivision_id_8190d47f_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncfortnight_subdivision_id_8190d47f_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_ncfortnight" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_ncfortnight_unit_id_0cb40fb2_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncfortnight_unit_id_0cb40fb2_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_ncreport" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_ncreport_batch_id_eaa80d04_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncreport_batch_id_eaa80d04_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_ncreport" ADD COLUMN "complaint_id" uuid NOT NULL UNIQUE CONSTRAINT "cases_ncreport_complaint_id_e76143c5_fk_cases_complaint_id" REFERENCES "cases_complaint"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncreport_complaint_id_e76143c5_fk_cases_complaint_id" IMMEDIATE;
ALTER TABLE "cases_ncreport" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_ncreport_district_id_37893c2c_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncreport_district_id_37893c2c_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_ncreport" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_ncreport_entered_by_id_f3c9d2dd_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncreport_entered_by_id_f3c9d2dd_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_ncreport" ADD COLUMN "entry_id" uuid NULL CONSTRAINT "cases_ncreport_entry_id_6503cab4_fk_stations_diaryentry_id" REFERENCES "stations_diaryentry"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncreport_entry_id_6503cab4_fk_stations_diaryentry_id" IMMEDIATE;
ALTER TABLE "cases_ncreport" ADD COLUMN "fortnight_id" uuid NULL CONSTRAINT "cases_ncreport_fortnight_id_f93a6f88_fk_cases_ncfortnight_id" REFERENCES "cases_ncfortnight"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncreport_fortnight_id_f93a6f88_fk_cases_ncfortnight_id" IMMEDIATE;
ALTER TABLE "cases_ncreport" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_ncreport_state_id_bdbec5fe_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncreport_state_id_bdbec5fe_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_ncreport" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_ncreport_station_id_6e5c1764_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncreport_station_id_6e5c1764_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_ncreport" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_ncreport_subdivision_id_8f8effb2_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncreport_subdivision_id_8f8effb2_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_ncreport" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_ncreport_unit_id_68ec3223_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_ncreport_unit_id_68ec3223_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "batch_id" uuid NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "complaint_id" uuid NOT NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "district_id" bigint NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "entered_by_id" bigint NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "entry_id" uuid NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "fortnight_id" uuid NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "pgh_context_id" uuid NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "pgh_obj_id" uuid NOT NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "state_id" bigint NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "station_id" bigint NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "subdivision_id" bigint NULL;
ALTER TABLE "cases_ncreportevent" ADD COLUMN "unit_id" bigint NOT NULL;
ALTER TABLE "cases_preliminaryenquiry" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_preliminaryenq_batch_id_ec7d0665_fk_core_impo" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_preliminaryenq_batch_id_ec7d0665_fk_core_impo" IMMEDIATE;
ALTER TABLE "cases_preliminaryenquiry" ADD COLUMN "complaint_id" uuid NOT NULL UNIQUE CONSTRAINT "cases_preliminaryenq_complaint_id_ce04078c_fk_cases_com" REFERENCES "cases_complaint"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_preliminaryenq_complaint_id_ce04078c_fk_cases_com" IMMEDIATE;
ALTER TABLE "cases_preliminaryenquiry" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_preliminaryenq_district_id_30916c03_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_preliminaryenq_district_id_30916c03_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_preliminaryenquiry" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_preliminaryenquiry_entered_by_id_8c3055d2_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_preliminaryenquiry_entered_by_id_8c3055d2_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_preliminaryenquiry" ADD COLUMN "officer_id" bigint NULL CONSTRAINT "cases_preliminaryenq_officer_id_3d1ba321_fk_stations_" REFERENCES "stations_posting"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_preliminaryenq_officer_id_3d1ba321_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_preliminaryenquiry" ADD COLUMN "permitted_by_id" bigint NULL CONSTRAINT "cases_preliminaryenq_permitted_by_id_fda72433_fk_stations_" REFERENCES "stations_posting"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_preliminaryenq_permitted_by_id_fda72433_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_preliminaryenquiry" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_preliminaryenquiry_state_id_b207b5c7_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_preliminaryenquiry_state_id_b207b5c7_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_preliminaryenquiry" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_preliminaryenq_station_id_95c9ed5b_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_preliminaryenq_station_id_95c9ed5b_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_preliminaryenquiry" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_preliminaryenq_subdivision_id_9ab2afd2_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_preliminaryenq_subdivision_id_9ab2afd2_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_preliminaryenquiry" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_preliminaryenquiry_unit_id_b6c2cd49_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_preliminaryenquiry_unit_id_b6c2cd49_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_progressnotice" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_progressnotice_batch_id_eece04b5_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_progressnotice_batch_id_eece04b5_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_progressnotice" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_progressnotice_case_id_c21fa89c_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_progressnotice_case_id_c21fa89c_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_progressnotice" ADD COLUMN "delivery_id" bigint NULL CONSTRAINT "cases_progressnotice_delivery_id_313c4a22_fk_core_delivery_id" REFERENCES "core_delivery"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_progressnotice_delivery_id_313c4a22_fk_core_delivery_id" IMMEDIATE;
ALTER TABLE "cases_progressnotice" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_progressnotice_district_id_072caab1_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_progressnotice_district_id_072caab1_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_progressnotice" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_progressnotice_entered_by_id_fca8d64f_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_progressnotice_entered_by_id_fca8d64f_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_progressnotice" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_progressnotice_state_id_a2dbe650_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_progressnotice_state_id_a2dbe650_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_progressnotice" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_progressnotice_station_id_96c6f41d_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_progressnotice_station_id_96c6f41d_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_progressnotice" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_progressnotice_subdivision_id_8b052a68_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_progressnotice_subdivision_id_8b052a68_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_progressnotice" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_progressnotice_unit_id_434aa0b6_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_progressnotice_unit_id_434aa0b6_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_propertyitem" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_propertyitem_case_id_9338c22b_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_propertyitem_case_id_9338c22b_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_publication" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_publication_batch_id_875ac2c3_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_publication_batch_id_875ac2c3_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_publication" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_publication_case_id_9da8139f_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_publication_case_id_9da8139f_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_publication" ADD COLUMN "decided_by_id" bigint NULL CONSTRAINT "cases_publication_decided_by_id_b026c6a1_fk_stations_posting_id" REFERENCES "stations_posting"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_publication_decided_by_id_b026c6a1_fk_stations_posting_id" IMMEDIATE;
ALTER TABLE "cases_publication" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_publication_district_id_a928f09d_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_publication_district_id_a928f09d_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_publication" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_publication_entered_by_id_431a1630_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_publication_entered_by_id_431a1630_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_publication" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_publication_state_id_9450c54f_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_publication_state_id_9450c54f_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_publication" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_publication_station_id_a19c3ac5_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_publication_station_id_a19c3ac5_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_publication" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_publication_subdivision_id_868de0f9_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_publication_subdivision_id_868de0f9_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_publication" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_publication_unit_id_378129b0_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_publication_unit_id_378129b0_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_refusal" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_refusal_batch_id_cb3bce3a_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_refusal_batch_id_cb3bce3a_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_refusal" ADD COLUMN "complaint_id" uuid NOT NULL UNIQUE CONSTRAINT "cases_refusal_complaint_id_cec27574_fk_cases_complaint_id" REFERENCES "cases_complaint"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_refusal_complaint_id_cec27574_fk_cases_complaint_id" IMMEDIATE;
ALTER TABLE "cases_refusal" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_refusal_district_id_caf94a3f_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_refusal_district_id_caf94a3f_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_refusal" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_refusal_entered_by_id_4116ba5b_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_refusal_entered_by_id_4116ba5b_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_refusal" ADD COLUMN "reviewed_by_id" bigint NULL CONSTRAINT "cases_refusal_reviewed_by_id_569e8bc1_fk_stations_posting_id" REFERENCES "stations_posting"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_refusal_reviewed_by_id_569e8bc1_fk_stations_posting_id" IMMEDIATE;
ALTER TABLE "cases_refusal" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_refusal_state_id_e16da23f_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_refusal_state_id_e16da23f_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_refusal" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_refusal_station_id_f03ee9ef_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_refusal_station_id_f03ee9ef_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_refusal" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_refusal_subdivision_id_ef850718_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_refusal_subdivision_id_ef850718_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_refusal" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_refusal_unit_id_bcd818e2_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_refusal_unit_id_bcd818e2_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_sealmember" ADD COLUMN "by_id" bigint NULL CONSTRAINT "cases_sealmember_by_id_91e1f5a4_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sealmember_by_id_91e1f5a4_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_sealmember" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_sealmember_case_id_ba512cad_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sealmember_case_id_ba512cad_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_sealmember" ADD COLUMN "user_id" bigint NOT NULL CONSTRAINT "cases_sealmember_user_id_25b6c1a3_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sealmember_user_id_25b6c1a3_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_section" ADD COLUMN "act_id" varchar(24) NOT NULL CONSTRAINT "cases_section_act_id_63076490_fk_cases_act_code" REFERENCES "cases_act"("code") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_section_act_id_63076490_fk_cases_act_code" IMMEDIATE;
ALTER TABLE "cases_section" ADD COLUMN "category_id" varchar(48) NULL CONSTRAINT "cases_section_category_id_276ecf0c_fk_cases_crimecategory_code" REFERENCES "cases_crimecategory"("code") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_section_category_id_276ecf0c_fk_cases_crimecategory_code" IMMEDIATE;
ALTER TABLE "cases_casesection" ADD COLUMN "section_id" varchar(64) NULL CONSTRAINT "cases_casesection_section_id_8236c763_fk_cases_section_id" REFERENCES "cases_section"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_casesection_section_id_8236c763_fk_cases_section_id" IMMEDIATE;
ALTER TABLE "cases_caseevent" ADD COLUMN "principal_id" varchar(64) NULL;
ALTER TABLE "cases_case" ADD COLUMN "principal_id" varchar(64) NULL CONSTRAINT "cases_case_principal_id_da588c32_fk_cases_section_id" REFERENCES "cases_section"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_case_principal_id_da588c32_fk_cases_section_id" IMMEDIATE;
ALTER TABLE "cases_sectionequivalent" ADD COLUMN "new_act_id" varchar(24) NOT NULL CONSTRAINT "cases_sectionequivalent_new_act_id_5dc7ddbe_fk_cases_act_code" REFERENCES "cases_act"("code") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sectionequivalent_new_act_id_5dc7ddbe_fk_cases_act_code" IMMEDIATE;
ALTER TABLE "cases_sectionequivalent" ADD COLUMN "old_act_id" varchar(24) NOT NULL CONSTRAINT "cases_sectionequivalent_old_act_id_958c20bb_fk_cases_act_code" REFERENCES "cases_act"("code") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sectionequivalent_old_act_id_958c20bb_fk_cases_act_code" IMMEDIATE;
ALTER TABLE "cases_sectionword" ADD COLUMN "act_id" varchar(24) NOT NULL CONSTRAINT "cases_sectionword_act_id_5c9b70df_fk_cases_act_code" REFERENCES "cases_act"("code") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sectionword_act_id_5c9b70df_fk_cases_act_code" IMMEDIATE;
ALTER TABLE "cases_sensitivitychange" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_sensitivitycha_batch_id_c80e6125_fk_core_impo" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sensitivitycha_batch_id_c80e6125_fk_core_impo" IMMEDIATE;
ALTER TABLE "cases_sensitivitychange" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_sensitivitychange_case_id_3df95aa5_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sensitivitychange_case_id_3df95aa5_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_sensitivitychange" ADD COLUMN "decided_by_id" bigint NULL CONSTRAINT "cases_sensitivitycha_decided_by_id_3e7fb9bf_fk_stations_" REFERENCES "stations_posting"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sensitivitycha_decided_by_id_3e7fb9bf_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_sensitivitychange" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_sensitivitycha_district_id_8a06853e_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sensitivitycha_district_id_8a06853e_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_sensitivitychange" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_sensitivitychange_entered_by_id_29c8382f_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sensitivitychange_entered_by_id_29c8382f_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_sensitivitychange" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_sensitivitychange_state_id_d6b9edb0_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sensitivitychange_state_id_d6b9edb0_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_sensitivitychange" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_sensitivitychange_station_id_d6f22801_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sensitivitychange_station_id_d6f22801_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_sensitivitychange" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_sensitivitycha_subdivision_id_76c01664_fk_stations_" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sensitivitycha_subdivision_id_76c01664_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_sensitivitychange" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_sensitivitychange_unit_id_4c981cc5_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_sensitivitychange_unit_id_4c981cc5_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "batch_id" uuid NULL CONSTRAINT "cases_transfer_batch_id_8a8e903d_fk_core_importbatch_id" REFERENCES "core_importbatch"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_batch_id_8a8e903d_fk_core_importbatch_id" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "case_id" uuid NOT NULL UNIQUE CONSTRAINT "cases_transfer_case_id_1158c67e_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_case_id_1158c67e_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "district_id" bigint NULL CONSTRAINT "cases_transfer_district_id_2ceb9298_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_district_id_2ceb9298_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "entered_by_id" bigint NULL CONSTRAINT "cases_transfer_entered_by_id_5406f517_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_entered_by_id_5406f517_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "received_entry_id" uuid NULL CONSTRAINT "cases_transfer_received_entry_id_86c4a093_fk_stations_" REFERENCES "stations_diaryentry"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_received_entry_id_86c4a093_fk_stations_" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "sent_entry_id" uuid NULL CONSTRAINT "cases_transfer_sent_entry_id_61ec8ee0_fk_stations_diaryentry_id" REFERENCES "stations_diaryentry"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_sent_entry_id_61ec8ee0_fk_stations_diaryentry_id" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "state_id" bigint NULL CONSTRAINT "cases_transfer_state_id_b238ba00_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_state_id_b238ba00_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "station_id" bigint NULL CONSTRAINT "cases_transfer_station_id_a773d67a_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_station_id_a773d67a_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "cases_transfer_subdivision_id_7d1f3a4c_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_subdivision_id_7d1f3a4c_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "to_id" bigint NOT NULL CONSTRAINT "cases_transfer_to_id_36a23e47_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_to_id_36a23e47_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_transfer" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "cases_transfer_unit_id_6bd1ef6f_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_transfer_unit_id_6bd1ef6f_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "cases_unmasking" ADD COLUMN "case_id" uuid NOT NULL CONSTRAINT "cases_unmasking_case_id_164a9750_fk_cases_case_id" REFERENCES "cases_case"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_unmasking_case_id_164a9750_fk_cases_case_id" IMMEDIATE;
ALTER TABLE "cases_unmasking" ADD COLUMN "user_id" bigint NOT NULL CONSTRAINT "cases_unmasking_user_id_072ba5d5_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "cases_unmasking_user_id_072ba5d5_fk_core_user_id" IMMEDIATE;
ALTER TABLE "cases_alteration" ADD CONSTRAINT "cases_alteration_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_fe3be()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_fe3be ON "cases_alteration";
            CREATE  TRIGGER pgtrigger_a_place_row_fe3be
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_alteration"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_fe3be();

            COMMENT ON TRIGGER pgtrigger_a_place_row_fe3be ON "cases_alteration" IS 'fe6c30abf941ada63c8cfc6f3e9273ea0a6daf52';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_5b17a()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_5b17a ON "cases_alteration";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_5b17a
                BEFORE INSERT ON "cases_alteration"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_5b17a();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_5b17a ON "cases_alteration" IS 'bd52e4ebc13ef22c6303b3f493800b426c9bbd78';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_frozen_3d8a1()
            RETURNS TRIGGER AS $$
                DECLARE levels text[] := ARRAY['state_id','district_id','subdivision_id','station_id'];
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - levels = to_jsonb(OLD) - levels
                   AND to_jsonb(NEW) <> to_jsonb(OLD)
                   AND EXISTS (SELECT 1 FROM stations_unit u WHERE u.id = NEW.unit_id
                       AND (u.state_id, u.district_id, u.subdivision_id, u.station_id) IS NOT DISTINCT FROM
                           (NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'cctns.frozen: % rows are never changed or deleted', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_frozen_3d8a1 ON "cases_alteration";
            CREATE  TRIGGER pgtrigger_frozen_3d8a1
                BEFORE UPDATE OR DELETE ON "cases_alteration"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_frozen_3d8a1();

            COMMENT ON TRIGGER pgtrigger_frozen_3d8a1 ON "cases_alteration" IS 'b10217159406c05b57592dec78c41b98673b6dc0';
        
ALTER TABLE "cases_addendum" ADD CONSTRAINT "cases_addendum_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_6103c()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_6103c ON "cases_addendum";
            CREATE  TRIGGER pgtrigger_a_place_row_6103c
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_addendum"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_6103c();

            COMMENT ON TRIGGER pgtrigger_a_place_row_6103c ON "cases_addendum" IS '0fd92b74a17d79749ff8226754844ef18849fffd';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_d68ff()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_d68ff ON "cases_addendum";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_d68ff
                BEFORE INSERT ON "cases_addendum"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_d68ff();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_d68ff ON "cases_addendum" IS 'b6420918357a1a55baca8726acb395af8887f95a';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_frozen_9f929()
            RETURNS TRIGGER AS $$
                DECLARE levels text[] := ARRAY['state_id','district_id','subdivision_id','station_id'];
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - levels = to_jsonb(OLD) - levels
                   AND to_jsonb(NEW) <> to_jsonb(OLD)
                   AND EXISTS (SELECT 1 FROM stations_unit u WHERE u.id = NEW.unit_id
                       AND (u.state_id, u.district_id, u.subdivision_id, u.station_id) IS NOT DISTINCT FROM
                           (NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'cctns.frozen: % rows are never changed or deleted', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_frozen_9f929 ON "cases_addendum";
            CREATE  TRIGGER pgtrigger_frozen_9f929
                BEFORE UPDATE OR DELETE ON "cases_addendum"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_frozen_9f929();

            COMMENT ON TRIGGER pgtrigger_frozen_9f929 ON "cases_addendum" IS 'f690a79447fe949614269269ca1e5f9361828263';
        
ALTER TABLE "cases_caseperson" ADD CONSTRAINT "one_code_per_case" UNIQUE ("case_id", "code");
ALTER TABLE "cases_caseperson" ADD CONSTRAINT "only_accused_unknown" CHECK (("person_id" IS NOT NULL OR "part" IN ('accused', 'suspect')));

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

            CREATE OR REPLACE FUNCTION pgtrigger_kept_8b9dd()
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

            DROP TRIGGER IF EXISTS pgtrigger_kept_8b9dd ON "cases_caseperson";
            CREATE  TRIGGER pgtrigger_kept_8b9dd
                BEFORE DELETE ON "cases_caseperson"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_8b9dd();

            COMMENT ON TRIGGER pgtrigger_kept_8b9dd ON "cases_caseperson" IS '25efbbba4e2fb82dbe6b97659afa372de4099a42';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_insert_insert_69565()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_casepersonevent" ("case_id", "code", "description", "id", "is_child", "is_protected", "known", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."case_id", new_values."code", new_values."description", new_values."id", new_values."is_child", new_values."is_protected", new_values."known", new_values."part", new_values."person_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_insert_insert_69565 ON "cases_caseperson";
            CREATE  TRIGGER pgtrigger_insert_insert_69565
                AFTER INSERT ON "cases_caseperson"
                
                REFERENCING NEW TABLE AS new_values 
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_insert_insert_69565();

            COMMENT ON TRIGGER pgtrigger_insert_insert_69565 ON "cases_caseperson" IS '7d9b7d3a8abf97a0e8d726acb0046bfab7315421';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_update_update_8fac9()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_casepersonevent" ("case_id", "code", "description", "id", "is_child", "is_protected", "known", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."case_id", new_values."code", new_values."description", new_values."id", new_values."is_child", new_values."is_protected", new_values."known", new_values."part", new_values."person_id", _pgh_attached_context.value, NOW(), 'update', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_update_update_8fac9 ON "cases_caseperson";
            CREATE  TRIGGER pgtrigger_update_update_8fac9
                AFTER UPDATE ON "cases_caseperson"
                
                REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values 
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_update_update_8fac9();

            COMMENT ON TRIGGER pgtrigger_update_update_8fac9 ON "cases_caseperson" IS '939d83d5e5876a78b2849f5abbd0496262f72687';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_append_only_074cf()
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

            DROP TRIGGER IF EXISTS pgtrigger_append_only_074cf ON "cases_casepersonevent";
            CREATE  TRIGGER pgtrigger_append_only_074cf
                BEFORE UPDATE OR DELETE ON "cases_casepersonevent"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_append_only_074cf();

            COMMENT ON TRIGGER pgtrigger_append_only_074cf ON "cases_casepersonevent" IS '7a2a698709785fcf8a7523827b6b74f42fc57a3e';
        
CREATE INDEX "caseshare_user_idx" ON "cases_caseshare" ("user_id", "until") WHERE "ended_at" IS NULL;
CREATE INDEX "cmpl_state_idx" ON "cases_complaint" ("state_id", "entered_at" DESC, "id" DESC);
CREATE INDEX "cmpl_distr_idx" ON "cases_complaint" ("district_id", "entered_at" DESC, "id" DESC);
CREATE INDEX "cmpl_subdi_idx" ON "cases_complaint" ("subdivision_id", "entered_at" DESC, "id" DESC);
CREATE INDEX "cmpl_stati_idx" ON "cases_complaint" ("station_id", "entered_at" DESC, "id" DESC);
CREATE INDEX "cmplwait_state_idx" ON "cases_complaint" ("state_id", "received_at") WHERE "status" = 'received';
CREATE INDEX "cmplwait_distr_idx" ON "cases_complaint" ("district_id", "received_at") WHERE "status" = 'received';
CREATE INDEX "cmplwait_subdi_idx" ON "cases_complaint" ("subdivision_id", "received_at") WHERE "status" = 'received';
CREATE INDEX "cmplwait_stati_idx" ON "cases_complaint" ("station_id", "received_at") WHERE "status" = 'received';
ALTER TABLE "cases_complaint" ADD CONSTRAINT "cases_complaint_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));
ALTER TABLE "cases_complaint" ADD CONSTRAINT "complaint_number_once" UNIQUE ("unit_id", "year", "number");
ALTER TABLE "cases_complaint" ADD CONSTRAINT "complaint_fir_has_case" CHECK ((NOT ("status" = 'fir') OR "case_id" IS NOT NULL));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_9e6e7()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_9e6e7 ON "cases_complaint";
            CREATE  TRIGGER pgtrigger_a_place_row_9e6e7
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_complaint"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_9e6e7();

            COMMENT ON TRIGGER pgtrigger_a_place_row_9e6e7 ON "cases_complaint" IS '36a15e1cce57bcdc7776106721c044aa9cc907b8';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_a5211()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_a5211 ON "cases_complaint";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_a5211
                BEFORE INSERT ON "cases_complaint"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_a5211();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_a5211 ON "cases_complaint" IS '23460437cadba95ea4e9806f73a69a90f5ed2e03';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_kept_d04f0()
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

            DROP TRIGGER IF EXISTS pgtrigger_kept_d04f0 ON "cases_complaint";
            CREATE  TRIGGER pgtrigger_kept_d04f0
                BEFORE DELETE ON "cases_complaint"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_d04f0();

            COMMENT ON TRIGGER pgtrigger_kept_d04f0 ON "cases_complaint" IS '5c611c1b16fdc6b55905f862fcea3485a0cfb06c';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_not_in_future_957a3()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (NEW.received_at > NEW.entered_at OR NEW.happened_at > NEW.entered_at) THEN
                RAISE EXCEPTION 'cctns.future: a claimed time is later than now' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_not_in_future_957a3 ON "cases_complaint";
            CREATE  TRIGGER pgtrigger_not_in_future_957a3
                BEFORE INSERT OR UPDATE ON "cases_complaint"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_not_in_future_957a3();

            COMMENT ON TRIGGER pgtrigger_not_in_future_957a3 ON "cases_complaint" IS '21a2da8bfa8c0b0db97cccfcfd386c07c3984c3f';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_insert_insert_dec22()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_complaintevent" ("against", "batch_id", "came_from_id", "case_id", "channel", "decided_at", "decided_by_id", "decision_reason", "district_id", "entered_at", "entered_by_id", "entered_post", "entry_id", "gist", "happened_at", "id", "informant_id", "informant_name", "language", "missing_child", "narrative", "number", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "received_at", "reference", "sections", "sensitivity", "sent_to", "state_id", "station_id", "status", "subdivision_id", "to_unit_id", "unit_id", "year") SELECT new_values."against", new_values."batch_id", new_values."came_from_id", new_values."case_id", new_values."channel", new_values."decided_at", new_values."decided_by_id", new_values."decision_reason", new_values."district_id", new_values."entered_at", new_values."entered_by_id", new_values."entered_post", new_values."entry_id", new_values."gist", new_values."happened_at", new_values."id", new_values."informant_id", new_values."informant_name", new_values."language", new_values."missing_child", new_values."narrative", new_values."number", new_values."origin", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."phone", new_values."place", new_values."received_at", new_values."reference", new_values."sections", new_values."sensitivity", new_values."sent_to", new_values."state_id", new_values."station_id", new_values."status", new_values."subdivision_id", new_values."to_unit_id", new_values."unit_id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_insert_insert_dec22 ON "cases_complaint";
            CREATE  TRIGGER pgtrigger_insert_insert_dec22
                AFTER INSERT ON "cases_complaint"
                
                REFERENCING NEW TABLE AS new_values 
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_insert_insert_dec22();

            COMMENT ON TRIGGER pgtrigger_insert_insert_dec22 ON "cases_complaint" IS '45882d88829310e3ed10a21f82a665a80e6385fa';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_update_update_f32d0()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_complaintevent" ("against", "batch_id", "came_from_id", "case_id", "channel", "decided_at", "decided_by_id", "decision_reason", "district_id", "entered_at", "entered_by_id", "entered_post", "entry_id", "gist", "happened_at", "id", "informant_id", "informant_name", "language", "missing_child", "narrative", "number", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "received_at", "reference", "sections", "sensitivity", "sent_to", "state_id", "station_id", "status", "subdivision_id", "to_unit_id", "unit_id", "year") SELECT new_values."against", new_values."batch_id", new_values."came_from_id", new_values."case_id", new_values."channel", new_values."decided_at", new_values."decided_by_id", new_values."decision_reason", new_values."district_id", new_values."entered_at", new_values."entered_by_id", new_values."entered_post", new_values."entry_id", new_values."gist", new_values."happened_at", new_values."id", new_values."informant_id", new_values."informant_name", new_values."language", new_values."missing_child", new_values."narrative", new_values."number", new_values."origin", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."phone", new_values."place", new_values."received_at", new_values."reference", new_values."sections", new_values."sensitivity", new_values."sent_to", new_values."state_id", new_values."station_id", new_values."status", new_values."subdivision_id", new_values."to_unit_id", new_values."unit_id", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_update_update_f32d0 ON "cases_complaint";
            CREATE  TRIGGER pgtrigger_update_update_f32d0
                AFTER UPDATE ON "cases_complaint"
                
                REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values 
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_update_update_f32d0();

            COMMENT ON TRIGGER pgtrigger_update_update_f32d0 ON "cases_complaint" IS 'c2b38476eba5d3e30d86bb112318bd955edeceb2';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_append_only_cca4b()
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

            DROP TRIGGER IF EXISTS pgtrigger_append_only_cca4b ON "cases_complaintevent";
            CREATE  TRIGGER pgtrigger_append_only_cca4b
                BEFORE UPDATE OR DELETE ON "cases_complaintevent"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_append_only_cca4b();

            COMMENT ON TRIGGER pgtrigger_append_only_cca4b ON "cases_complaintevent" IS '3b0aaeb171113e4de05f8e23b3f7eb27f22609d1';
        
ALTER TABLE "cases_copygiven" ADD CONSTRAINT "cases_copygiven_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_4846f()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_4846f ON "cases_copygiven";
            CREATE  TRIGGER pgtrigger_a_place_row_4846f
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_copygiven"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_4846f();

            COMMENT ON TRIGGER pgtrigger_a_place_row_4846f ON "cases_copygiven" IS 'f9c2e02d1edfa26c26ff64fb91c6ea441b5494fd';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_d676a()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_d676a ON "cases_copygiven";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_d676a
                BEFORE INSERT ON "cases_copygiven"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_d676a();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_d676a ON "cases_copygiven" IS '712e3a550e660f2dc879b26f61dbe0ee57e63551';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_frozen_f2447()
            RETURNS TRIGGER AS $$
                DECLARE levels text[] := ARRAY['state_id','district_id','subdivision_id','station_id'];
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - levels = to_jsonb(OLD) - levels
                   AND to_jsonb(NEW) <> to_jsonb(OLD)
                   AND EXISTS (SELECT 1 FROM stations_unit u WHERE u.id = NEW.unit_id
                       AND (u.state_id, u.district_id, u.subdivision_id, u.station_id) IS NOT DISTINCT FROM
                           (NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'cctns.frozen: % rows are never changed or deleted', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_frozen_f2447 ON "cases_copygiven";
            CREATE  TRIGGER pgtrigger_frozen_f2447
                BEFORE UPDATE OR DELETE ON "cases_copygiven"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_frozen_f2447();

            COMMENT ON TRIGGER pgtrigger_frozen_f2447 ON "cases_copygiven" IS '69d878dd9ded1b201e499c8d250cd4f59751e778';
        
ALTER TABLE "cases_courtdispatch" ADD CONSTRAINT "cases_courtdispatch_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_4852f()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_4852f ON "cases_courtdispatch";
            CREATE  TRIGGER pgtrigger_a_place_row_4852f
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_courtdispatch"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_4852f();

            COMMENT ON TRIGGER pgtrigger_a_place_row_4852f ON "cases_courtdispatch" IS 'dec6088553e8bb85c5dad34c976188c44b2a462a';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_1a3af()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_1a3af ON "cases_courtdispatch";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_1a3af
                BEFORE INSERT ON "cases_courtdispatch"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_1a3af();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_1a3af ON "cases_courtdispatch" IS '03ec8f47952ead1ffdd6b67576ca773a27fb26e3';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_frozen_e4fdc()
            RETURNS TRIGGER AS $$
                DECLARE levels text[] := ARRAY['state_id','district_id','subdivision_id','station_id'];
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - levels = to_jsonb(OLD) - levels
                   AND to_jsonb(NEW) <> to_jsonb(OLD)
                   AND EXISTS (SELECT 1 FROM stations_unit u WHERE u.id = NEW.unit_id
                       AND (u.state_id, u.district_id, u.subdivision_id, u.station_id) IS NOT DISTINCT FROM
                           (NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'cctns.frozen: % rows are never changed or deleted', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_frozen_e4fdc ON "cases_courtdispatch";
            CREATE  TRIGGER pgtrigger_frozen_e4fdc
                BEFORE UPDATE OR DELETE ON "cases_courtdispatch"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_frozen_e4fdc();

            COMMENT ON TRIGGER pgtrigger_frozen_e4fdc ON "cases_courtdispatch" IS '4ea980482d69c34843e6523c2fe8e7656328da72';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_after_fir_eb7e7()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (NEW.dispatched_at > NEW.entered_at OR NEW.dispatched_at <
                     (SELECT c.registered_at FROM cases_case c WHERE c.id = NEW.case_id)) THEN
                RAISE EXCEPTION 'cctns.dispatch_order: the dispatch is before the FIR or in the future' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_after_fir_eb7e7 ON "cases_courtdispatch";
            CREATE  TRIGGER pgtrigger_after_fir_eb7e7
                BEFORE INSERT OR UPDATE ON "cases_courtdispatch"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_after_fir_eb7e7();

            COMMENT ON TRIGGER pgtrigger_after_fir_eb7e7 ON "cases_courtdispatch" IS '69a22b1852d99de3f77eb28e0ce75a60116ab69f';
        
CREATE INDEX "efir_unit_idx" ON "cases_electronicinformation" ("unit_id", "entered_at" DESC, "id" DESC);
ALTER TABLE "cases_electronicinformation" ADD CONSTRAINT "cases_electronicinformation_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_1909b()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_1909b ON "cases_electronicinformation";
            CREATE  TRIGGER pgtrigger_a_place_row_1909b
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_electronicinformation"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_1909b();

            COMMENT ON TRIGGER pgtrigger_a_place_row_1909b ON "cases_electronicinformation" IS '9ad95d9d03ed7baff8a0fe4e2475986f16fa0841';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_a3078()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_a3078 ON "cases_electronicinformation";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_a3078
                BEFORE INSERT ON "cases_electronicinformation"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_a3078();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_a3078 ON "cases_electronicinformation" IS 'ef45d9f1fc8d3e4187e83c0703f19235a7eb1291';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_kept_c36d2()
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

            DROP TRIGGER IF EXISTS pgtrigger_kept_c36d2 ON "cases_electronicinformation";
            CREATE  TRIGGER pgtrigger_kept_c36d2
                BEFORE DELETE ON "cases_electronicinformation"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_c36d2();

            COMMENT ON TRIGGER pgtrigger_kept_c36d2 ON "cases_electronicinformation" IS 'c22e8addb592361fa124c5790526023bdc97b25d';
        
ALTER TABLE "cases_fir" ADD CONSTRAINT "cases_fir_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));
CREATE UNIQUE INDEX "fir_number_once_per_year" ON "cases_fir" ("unit_id", "kind", "year", "number") WHERE NOT ("origin" = 'legacy');
CREATE UNIQUE INDEX "fir_legacy_number_once" ON "cases_fir" ("unit_id", "kind", "year", "number", "batch_id") WHERE "origin" = 'legacy';
ALTER TABLE "cases_fir" ADD CONSTRAINT "diary_before_fir" CHECK (("origin" = 'legacy' OR ("entry_id" IS NOT NULL AND "entry_at" <= ("registered_at"))));
ALTER TABLE "cases_fir" ADD CONSTRAINT "information_before_fir" CHECK (("origin" = 'legacy' OR "information_at" <= ("registered_at")));
ALTER TABLE "cases_fir" ADD CONSTRAINT "woman_records_woman" CHECK (("origin" = 'legacy' OR NOT "needs_woman" OR "recorded_by_woman"));
ALTER TABLE "cases_fir" ADD CONSTRAINT "occurrence_before_fir" CHECK (("origin" = 'legacy' OR "occurred_from" IS NULL OR "occurred_from" <= ("registered_at")));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_3fe35()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_3fe35 ON "cases_fir";
            CREATE  TRIGGER pgtrigger_a_place_row_3fe35
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_fir"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_3fe35();

            COMMENT ON TRIGGER pgtrigger_a_place_row_3fe35 ON "cases_fir" IS '1eb4bc9dbf891f9646e3f5d0ab6ec7f2b5c6799c';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_1e334()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_1e334 ON "cases_fir";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_1e334
                BEFORE INSERT ON "cases_fir"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_1e334();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_1e334 ON "cases_fir" IS 'e73b20b4b2679e20dd6e4e1faf34202b927c735a';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_frozen_cd352()
            RETURNS TRIGGER AS $$
                DECLARE levels text[] := ARRAY['state_id','district_id','subdivision_id','station_id'];
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - levels = to_jsonb(OLD) - levels
                   AND to_jsonb(NEW) <> to_jsonb(OLD)
                   AND EXISTS (SELECT 1 FROM stations_unit u WHERE u.id = NEW.unit_id
                       AND (u.state_id, u.district_id, u.subdivision_id, u.station_id) IS NOT DISTINCT FROM
                           (NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'cctns.frozen: % rows are never changed or deleted', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_frozen_cd352 ON "cases_fir";
            CREATE  TRIGGER pgtrigger_frozen_cd352
                BEFORE UPDATE OR DELETE ON "cases_fir"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_frozen_cd352();

            COMMENT ON TRIGGER pgtrigger_frozen_cd352 ON "cases_fir" IS '56d38222ff73a5874ec98332d63fa12f2c67e968';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_true_diary_83cde()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (NOT EXISTS (SELECT 1 FROM stations_diaryentry d WHERE d.id = NEW.entry_id
                     AND d.unit_id = NEW.unit_id AND d.entered_at = NEW.entry_at)) THEN
                RAISE EXCEPTION 'cctns.fir_diary: the diary entry of the FIR is not this station''s, or its time differs' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_true_diary_83cde ON "cases_fir";
            CREATE  TRIGGER pgtrigger_true_diary_83cde
                BEFORE INSERT ON "cases_fir"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_true_diary_83cde();

            COMMENT ON TRIGGER pgtrigger_true_diary_83cde ON "cases_fir" IS '8622ca42f631caf19bac385954d56954e7e4aed7';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_true_recorder_9a80a()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (NEW.recorded_by_woman AND NOT EXISTS (
                     SELECT 1 FROM stations_posting p JOIN stations_officer o ON o.id = p.officer_id
                      WHERE p.id = NEW.recorder_id AND o.sex = 'F')) THEN
                RAISE EXCEPTION 'cctns.fir_recorder: the recorder is not a woman officer' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_true_recorder_9a80a ON "cases_fir";
            CREATE  TRIGGER pgtrigger_true_recorder_9a80a
                BEFORE INSERT ON "cases_fir"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_true_recorder_9a80a();

            COMMENT ON TRIGGER pgtrigger_true_recorder_9a80a ON "cases_fir" IS '088a54eeefebbe163f2ca848ae32a74ed939d94c';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_woman_needed_ed697()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (NOT NEW.needs_woman AND EXISTS (SELECT 1 FROM cases_section s
                     WHERE NEW.sections ? s.id AND s.needs_woman_officer)) THEN
                RAISE EXCEPTION 'cctns.fir_woman: information of these offences is recorded by a woman officer' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_woman_needed_ed697 ON "cases_fir";
            CREATE  TRIGGER pgtrigger_woman_needed_ed697
                BEFORE INSERT ON "cases_fir"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_woman_needed_ed697();

            COMMENT ON TRIGGER pgtrigger_woman_needed_ed697 ON "cases_fir" IS 'e65827f53f8c11d4aeefd384f5ef881aa91c78cd';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_not_in_future_7660e()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (NEW.registered_at > clock_timestamp()) THEN
                RAISE EXCEPTION 'cctns.future: the FIR is dated later than now' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_not_in_future_7660e ON "cases_fir";
            CREATE  TRIGGER pgtrigger_not_in_future_7660e
                BEFORE INSERT ON "cases_fir"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_not_in_future_7660e();

            COMMENT ON TRIGGER pgtrigger_not_in_future_7660e ON "cases_fir" IS 'dc034ce16d8d9d9f9574273435d4859b13b63e93';
        
ALTER TABLE "cases_iochange" ADD CONSTRAINT "cases_iochange_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_6aa32()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_6aa32 ON "cases_iochange";
            CREATE  TRIGGER pgtrigger_a_place_row_6aa32
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_iochange"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_6aa32();

            COMMENT ON TRIGGER pgtrigger_a_place_row_6aa32 ON "cases_iochange" IS '18453f2b803b68e32757fa84d3287c94993083d7';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_9be07()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_9be07 ON "cases_iochange";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_9be07
                BEFORE INSERT ON "cases_iochange"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_9be07();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_9be07 ON "cases_iochange" IS '71526035121d0aa907bc634a2c32ed0e465ca047';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_frozen_bdf6d()
            RETURNS TRIGGER AS $$
                DECLARE levels text[] := ARRAY['state_id','district_id','subdivision_id','station_id'];
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - levels = to_jsonb(OLD) - levels
                   AND to_jsonb(NEW) <> to_jsonb(OLD)
                   AND EXISTS (SELECT 1 FROM stations_unit u WHERE u.id = NEW.unit_id
                       AND (u.state_id, u.district_id, u.subdivision_id, u.station_id) IS NOT DISTINCT FROM
                           (NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'cctns.frozen: % rows are never changed or deleted', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_frozen_bdf6d ON "cases_iochange";
            CREATE  TRIGGER pgtrigger_frozen_bdf6d
                BEFORE UPDATE OR DELETE ON "cases_iochange"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_frozen_bdf6d();

            COMMENT ON TRIGGER pgtrigger_frozen_bdf6d ON "cases_iochange" IS '99efdd8cb08170cd12dc613ca19aea359ae0aeae';
        
ALTER TABLE "cases_ncfortnight" ADD CONSTRAINT "cases_ncfortnight_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));
ALTER TABLE "cases_ncfortnight" ADD CONSTRAINT "one_report_per_fortnight" UNIQUE ("unit_id", "first_day");

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_0b6e8()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_0b6e8 ON "cases_ncfortnight";
            CREATE  TRIGGER pgtrigger_a_place_row_0b6e8
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_ncfortnight"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_0b6e8();

            COMMENT ON TRIGGER pgtrigger_a_place_row_0b6e8 ON "cases_ncfortnight" IS '3843de365a05ef551cdb287c45c7f81e6b6429b1';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_d5d8f()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_d5d8f ON "cases_ncfortnight";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_d5d8f
                BEFORE INSERT ON "cases_ncfortnight"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_d5d8f();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_d5d8f ON "cases_ncfortnight" IS 'a75b2f55a1550a597f02b1d9887b252d4d45ffa9';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_frozen_488fb()
            RETURNS TRIGGER AS $$
                DECLARE levels text[] := ARRAY['state_id','district_id','subdivision_id','station_id'];
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - levels = to_jsonb(OLD) - levels
                   AND to_jsonb(NEW) <> to_jsonb(OLD)
                   AND EXISTS (SELECT 1 FROM stations_unit u WHERE u.id = NEW.unit_id
                       AND (u.state_id, u.district_id, u.subdivision_id, u.station_id) IS NOT DISTINCT FROM
                           (NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'cctns.frozen: % rows are never changed or deleted', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_frozen_488fb ON "cases_ncfortnight";
            CREATE  TRIGGER pgtrigger_frozen_488fb
                BEFORE UPDATE OR DELETE ON "cases_ncfortnight"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_frozen_488fb();

            COMMENT ON TRIGGER pgtrigger_frozen_488fb ON "cases_ncfortnight" IS '4d634bc369fabbba24f447aa8e89cc098deab40b';
        
CREATE INDEX "nc_state_idx" ON "cases_ncreport" ("state_id", "entered_at" DESC, "id" DESC);
CREATE INDEX "nc_distr_idx" ON "cases_ncreport" ("district_id", "entered_at" DESC, "id" DESC);
CREATE INDEX "nc_subdi_idx" ON "cases_ncreport" ("subdivision_id", "entered_at" DESC, "id" DESC);
CREATE INDEX "nc_stati_idx" ON "cases_ncreport" ("station_id", "entered_at" DESC, "id" DESC);
ALTER TABLE "cases_ncreport" ADD CONSTRAINT "cases_ncreport_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));
ALTER TABLE "cases_ncreport" ADD CONSTRAINT "nc_number_once" UNIQUE ("unit_id", "year", "number");
ALTER TABLE "cases_ncreport" ADD CONSTRAINT "nc_no_investigation_without_order" CHECK (("investigated_at" IS NULL OR NOT ("order_no" = '')));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_934eb()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_934eb ON "cases_ncreport";
            CREATE  TRIGGER pgtrigger_a_place_row_934eb
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_ncreport"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_934eb();

            COMMENT ON TRIGGER pgtrigger_a_place_row_934eb ON "cases_ncreport" IS '7c5a12ed227e2bb480425593110569e3e6907d4a';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_9b267()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_9b267 ON "cases_ncreport";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_9b267
                BEFORE INSERT ON "cases_ncreport"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_9b267();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_9b267 ON "cases_ncreport" IS '6812d1f4e1eba51d82ba0ee53e3f4c73f9a41fa7';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_kept_60f5a()
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

            DROP TRIGGER IF EXISTS pgtrigger_kept_60f5a ON "cases_ncreport";
            CREATE  TRIGGER pgtrigger_kept_60f5a
                BEFORE DELETE ON "cases_ncreport"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_60f5a();

            COMMENT ON TRIGGER pgtrigger_kept_60f5a ON "cases_ncreport" IS 'b38d44e211a3a9a1c6612bd51ab04d867eb4c5fe';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_mixed_is_cognizable_159db()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (EXISTS (SELECT 1 FROM cases_section s
                    WHERE NEW.sections ? s.id AND s.cognizable = 'yes' AND NOT s.is_derived)) THEN
                RAISE EXCEPTION 'cctns.nc_mixed: with a cognizable section the whole case is cognizable' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_mixed_is_cognizable_159db ON "cases_ncreport";
            CREATE  TRIGGER pgtrigger_mixed_is_cognizable_159db
                BEFORE INSERT OR UPDATE ON "cases_ncreport"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_mixed_is_cognizable_159db();

            COMMENT ON TRIGGER pgtrigger_mixed_is_cognizable_159db ON "cases_ncreport" IS 'ebbf129576d8133388726cd399f2209633bf91a1';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_insert_insert_5d0c1()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_ncreportevent" ("batch_id", "complaint_id", "district_id", "entered_at", "entered_by_id", "entered_post", "entry_id", "fortnight_id", "gist", "id", "investigated_at", "number", "order_no", "order_on", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referred_to", "sections", "sections_text", "state_id", "station_id", "subdivision_id", "unit_id", "year") SELECT new_values."batch_id", new_values."complaint_id", new_values."district_id", new_values."entered_at", new_values."entered_by_id", new_values."entered_post", new_values."entry_id", new_values."fortnight_id", new_values."gist", new_values."id", new_values."investigated_at", new_values."number", new_values."order_no", new_values."order_on", new_values."origin", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."referred_to", new_values."sections", new_values."sections_text", new_values."state_id", new_values."station_id", new_values."subdivision_id", new_values."unit_id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_insert_insert_5d0c1 ON "cases_ncreport";
            CREATE  TRIGGER pgtrigger_insert_insert_5d0c1
                AFTER INSERT ON "cases_ncreport"
                
                REFERENCING NEW TABLE AS new_values 
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_insert_insert_5d0c1();

            COMMENT ON TRIGGER pgtrigger_insert_insert_5d0c1 ON "cases_ncreport" IS 'd0f11c11d68c4ffed7bdd3d70089de92932d7b8f';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_update_update_02a0f()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_ncreportevent" ("batch_id", "complaint_id", "district_id", "entered_at", "entered_by_id", "entered_post", "entry_id", "fortnight_id", "gist", "id", "investigated_at", "number", "order_no", "order_on", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referred_to", "sections", "sections_text", "state_id", "station_id", "subdivision_id", "unit_id", "year") SELECT new_values."batch_id", new_values."complaint_id", new_values."district_id", new_values."entered_at", new_values."entered_by_id", new_values."entered_post", new_values."entry_id", new_values."fortnight_id", new_values."gist", new_values."id", new_values."investigated_at", new_values."number", new_values."order_no", new_values."order_on", new_values."origin", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."referred_to", new_values."sections", new_values."sections_text", new_values."state_id", new_values."station_id", new_values."subdivision_id", new_values."unit_id", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_update_update_02a0f ON "cases_ncreport";
            CREATE  TRIGGER pgtrigger_update_update_02a0f
                AFTER UPDATE ON "cases_ncreport"
                
                REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values 
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_update_update_02a0f();

            COMMENT ON TRIGGER pgtrigger_update_update_02a0f ON "cases_ncreport" IS 'd7cdae3bbd90114956eee5ae03004dbdbf2f3e60';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_append_only_d8148()
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

            DROP TRIGGER IF EXISTS pgtrigger_append_only_d8148 ON "cases_ncreportevent";
            CREATE  TRIGGER pgtrigger_append_only_d8148
                BEFORE UPDATE OR DELETE ON "cases_ncreportevent"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_append_only_d8148();

            COMMENT ON TRIGGER pgtrigger_append_only_d8148 ON "cases_ncreportevent" IS 'f84cf8a79a89e45995774e8f420d2d18f679d5f2';
        
ALTER TABLE "cases_preliminaryenquiry" ADD CONSTRAINT "cases_preliminaryenquiry_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));
ALTER TABLE "cases_preliminaryenquiry" ADD CONSTRAINT "enquiry_number_once" UNIQUE ("unit_id", "year", "number");
ALTER TABLE "cases_preliminaryenquiry" ADD CONSTRAINT "enquiry_three_to_seven_years" CHECK (("max_months" >= 36 AND "max_months" < 84));
ALTER TABLE "cases_preliminaryenquiry" ADD CONSTRAINT "enquiry_permission_whole" CHECK ((("permitted_at" IS NULL AND "permitted_by_id" IS NULL) OR ("permitted_at" IS NOT NULL AND "permitted_by_id" IS NOT NULL)));
ALTER TABLE "cases_preliminaryenquiry" ADD CONSTRAINT "enquiry_needs_permission" CHECK (("outcome" = '' OR "permitted_at" IS NOT NULL));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_e22d9()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_e22d9 ON "cases_preliminaryenquiry";
            CREATE  TRIGGER pgtrigger_a_place_row_e22d9
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_preliminaryenquiry"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_e22d9();

            COMMENT ON TRIGGER pgtrigger_a_place_row_e22d9 ON "cases_preliminaryenquiry" IS '77db5df64012eaa0b8dedd934f90ac1027401876';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_69241()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_69241 ON "cases_preliminaryenquiry";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_69241
                BEFORE INSERT ON "cases_preliminaryenquiry"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_69241();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_69241 ON "cases_preliminaryenquiry" IS 'f56715008fdb194d44f08986e604029c5c85fad3';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_kept_34682()
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

            DROP TRIGGER IF EXISTS pgtrigger_kept_34682 ON "cases_preliminaryenquiry";
            CREATE  TRIGGER pgtrigger_kept_34682
                BEFORE DELETE ON "cases_preliminaryenquiry"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_34682();

            COMMENT ON TRIGGER pgtrigger_kept_34682 ON "cases_preliminaryenquiry" IS '87638bfeb8f022f5fbbbf61cd8e98223c9dd8db6';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_permission_rank_73c63()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (NEW.permitted_by_id IS NOT NULL AND (
                    SELECT r."order" FROM stations_posting p JOIN stations_officer o ON o.id = p.officer_id
                      JOIN stations_rank r ON r.code = o.rank_id WHERE p.id = NEW.permitted_by_id) > 70) THEN
                RAISE EXCEPTION 'cctns.pe_rank: a preliminary enquiry is permitted by an officer of DySP rank or above' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_permission_rank_73c63 ON "cases_preliminaryenquiry";
            CREATE  TRIGGER pgtrigger_permission_rank_73c63
                BEFORE INSERT OR UPDATE ON "cases_preliminaryenquiry"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_permission_rank_73c63();

            COMMENT ON TRIGGER pgtrigger_permission_rank_73c63 ON "cases_preliminaryenquiry" IS 'a76f7b637c4c07cf6711892cf67273c69ef5c951';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_barred_acts_a6eff()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (EXISTS (SELECT 1 FROM cases_section s
                    WHERE NEW.sections ? s.id AND s.act_id IN ('SCST', 'POCSO'))) THEN
                RAISE EXCEPTION 'cctns.pe_barred: no preliminary enquiry for the SC/ST Act or POCSO' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_barred_acts_a6eff ON "cases_preliminaryenquiry";
            CREATE  TRIGGER pgtrigger_barred_acts_a6eff
                BEFORE INSERT OR UPDATE ON "cases_preliminaryenquiry"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_barred_acts_a6eff();

            COMMENT ON TRIGGER pgtrigger_barred_acts_a6eff ON "cases_preliminaryenquiry" IS 'c82ce6a1a2effe245e90098b5b8215aae70ecff2';
        
ALTER TABLE "cases_progressnotice" ADD CONSTRAINT "cases_progressnotice_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_2d91c()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_2d91c ON "cases_progressnotice";
            CREATE  TRIGGER pgtrigger_a_place_row_2d91c
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_progressnotice"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_2d91c();

            COMMENT ON TRIGGER pgtrigger_a_place_row_2d91c ON "cases_progressnotice" IS 'b7b9abe49561973dc792a74c5c5bc2f05a4798f0';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_0ed82()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_0ed82 ON "cases_progressnotice";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_0ed82
                BEFORE INSERT ON "cases_progressnotice"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_0ed82();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_0ed82 ON "cases_progressnotice" IS 'eeebfa397d70d2e5e8c6276f5622c141b5392255';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_frozen_c92a7()
            RETURNS TRIGGER AS $$
                DECLARE levels text[] := ARRAY['state_id','district_id','subdivision_id','station_id'];
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - levels = to_jsonb(OLD) - levels
                   AND to_jsonb(NEW) <> to_jsonb(OLD)
                   AND EXISTS (SELECT 1 FROM stations_unit u WHERE u.id = NEW.unit_id
                       AND (u.state_id, u.district_id, u.subdivision_id, u.station_id) IS NOT DISTINCT FROM
                           (NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'cctns.frozen: % rows are never changed or deleted', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_frozen_c92a7 ON "cases_progressnotice";
            CREATE  TRIGGER pgtrigger_frozen_c92a7
                BEFORE UPDATE OR DELETE ON "cases_progressnotice"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_frozen_c92a7();

            COMMENT ON TRIGGER pgtrigger_frozen_c92a7 ON "cases_progressnotice" IS '96ac5cb90e86c161c4d276c8653e807c4e4e41d8';
        
CREATE INDEX "property_mark_idx" ON "cases_propertyitem" ("mark") WHERE NOT ("mark" = '');

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

            CREATE OR REPLACE FUNCTION pgtrigger_kept_e6130()
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

            DROP TRIGGER IF EXISTS pgtrigger_kept_e6130 ON "cases_propertyitem";
            CREATE  TRIGGER pgtrigger_kept_e6130
                BEFORE DELETE ON "cases_propertyitem"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_e6130();

            COMMENT ON TRIGGER pgtrigger_kept_e6130 ON "cases_propertyitem" IS 'a97fd8c998e1e7e298403617a8c1367f9a697e49';
        
CREATE INDEX "publication_public_idx" ON "cases_publication" ("unit_id", "entered_at" DESC) WHERE ("is_published" AND "stands");
ALTER TABLE "cases_publication" ADD CONSTRAINT "cases_publication_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));
CREATE UNIQUE INDEX "one_publication_stands" ON "cases_publication" ("case_id") WHERE "stands";
ALTER TABLE "cases_publication" ADD CONSTRAINT "withholding_has_reason" CHECK (("is_published" OR NOT ("reason" = '')));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_65748()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_65748 ON "cases_publication";
            CREATE  TRIGGER pgtrigger_a_place_row_65748
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_publication"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_65748();

            COMMENT ON TRIGGER pgtrigger_a_place_row_65748 ON "cases_publication" IS 'ac2055ab2e4b85f93569474ce7c3eb3b47120a01';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_e2948()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_e2948 ON "cases_publication";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_e2948
                BEFORE INSERT ON "cases_publication"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_e2948();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_e2948 ON "cases_publication" IS '5db242c1d44aba919c553bad0909d2941e540177';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_withheld_by_dysp_27e25()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (NOT NEW.is_published AND NEW.decided_by_id IS NOT NULL AND (
                    SELECT r."order" FROM stations_posting p JOIN stations_officer o ON o.id = p.officer_id
                      JOIN stations_rank r ON r.code = o.rank_id WHERE p.id = NEW.decided_by_id) > 70) THEN
                RAISE EXCEPTION 'cctns.withhold_rank: an FIR is withheld by an officer of DySP rank or above' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_withheld_by_dysp_27e25 ON "cases_publication";
            CREATE  TRIGGER pgtrigger_withheld_by_dysp_27e25
                BEFORE INSERT OR UPDATE ON "cases_publication"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_withheld_by_dysp_27e25();

            COMMENT ON TRIGGER pgtrigger_withheld_by_dysp_27e25 ON "cases_publication" IS '900d865168aaa3ac74a18eaacc1092ddc54af676';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_never_restricted_b4d4a()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (NEW.is_published AND NEW.stands AND EXISTS (SELECT 1 FROM cases_case c
                     WHERE c.id = NEW.case_id AND (c.sensitivity <> 'normal' OR c.is_child_case))) THEN
                RAISE EXCEPTION 'cctns.publish_restricted: a restricted, sealed or child case is never published' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_never_restricted_b4d4a ON "cases_publication";
            CREATE  TRIGGER pgtrigger_never_restricted_b4d4a
                BEFORE INSERT OR UPDATE ON "cases_publication"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_never_restricted_b4d4a();

            COMMENT ON TRIGGER pgtrigger_never_restricted_b4d4a ON "cases_publication" IS 'ef87d14757425335902115ca8049e1a5f923c771';
        
ALTER TABLE "cases_refusal" ADD CONSTRAINT "cases_refusal_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_ecda8()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_ecda8 ON "cases_refusal";
            CREATE  TRIGGER pgtrigger_a_place_row_ecda8
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_refusal"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_ecda8();

            COMMENT ON TRIGGER pgtrigger_a_place_row_ecda8 ON "cases_refusal" IS '2d296a41d3d3ce4866cc0a209158de2d0bd6f1af';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_d1a3e()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_d1a3e ON "cases_refusal";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_d1a3e
                BEFORE INSERT ON "cases_refusal"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_d1a3e();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_d1a3e ON "cases_refusal" IS '8610d02a23347e49d5b23344d04a2a788b585808';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_kept_5105c()
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

            DROP TRIGGER IF EXISTS pgtrigger_kept_5105c ON "cases_refusal";
            CREATE  TRIGGER pgtrigger_kept_5105c
                BEFORE DELETE ON "cases_refusal"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_5105c();

            COMMENT ON TRIGGER pgtrigger_kept_5105c ON "cases_refusal" IS '2dc7d8c0ab35a0c0431ae13203a3331c6db82891';
        
CREATE INDEX "seal_user_idx" ON "cases_sealmember" ("user_id") WHERE "until" IS NULL;
CREATE UNIQUE INDEX "once_on_seal_list" ON "cases_sealmember" ("case_id", "user_id") WHERE "until" IS NULL;
CREATE INDEX "section_search_idx" ON "cases_section" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "section_act_order_idx" ON "cases_section" ("act_id", "order");
ALTER TABLE "cases_section" ADD CONSTRAINT "section_once" UNIQUE ("act_id", "number", "variant");
ALTER TABLE "cases_section" ADD CONSTRAINT "section_minimum_whole" CHECK ((("min_amount" IS NULL AND "min_unit" = '') OR ("min_amount" IS NOT NULL AND NOT ("min_unit" = ''))));
ALTER TABLE "cases_section" ADD CONSTRAINT "section_maximum_whole" CHECK ((("max_amount" IS NULL AND "max_unit" = '') OR ("max_amount" IS NOT NULL AND NOT ("max_unit" = ''))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_centre_rows_stay_44bb0()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                RAISE EXCEPTION 'cctns.law_locked: a locked row in %', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation';
            
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_centre_rows_stay_44bb0 ON "cases_section";
            CREATE  TRIGGER pgtrigger_centre_rows_stay_44bb0
                BEFORE UPDATE OR DELETE ON "cases_section"
                
                
                FOR EACH ROW WHEN (OLD.locked AND current_user NOT IN ('cctns_owner', 'cctns_loader'))
                EXECUTE PROCEDURE pgtrigger_centre_rows_stay_44bb0();

            COMMENT ON TRIGGER pgtrigger_centre_rows_stay_44bb0 ON "cases_section" IS '984880719409b04bdd53ec6846b3ca3d2e516ca3';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_states_add_their_own_d1288()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                RAISE EXCEPTION 'cctns.law_owner: not a row of a State in %', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation';
            
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_states_add_their_own_d1288 ON "cases_section";
            CREATE  TRIGGER pgtrigger_states_add_their_own_d1288
                BEFORE INSERT OR UPDATE ON "cases_section"
                
                
                FOR EACH ROW WHEN ((NEW.locked OR NEW.owner = '') AND current_user NOT IN ('cctns_owner', 'cctns_loader'))
                EXECUTE PROCEDURE pgtrigger_states_add_their_own_d1288();

            COMMENT ON TRIGGER pgtrigger_states_add_their_own_d1288 ON "cases_section" IS 'e2ca7a85f714300266bc0bab3a2fb3f338d9e3fb';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_new_edition_64965()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            UPDATE cases_lawedition SET edition = gen_random_uuid();
            RETURN NULL;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_new_edition_64965 ON "cases_section";
            CREATE  TRIGGER pgtrigger_new_edition_64965
                AFTER INSERT OR UPDATE OR DELETE ON "cases_section"
                
                
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_new_edition_64965();

            COMMENT ON TRIGGER pgtrigger_new_edition_64965 ON "cases_section" IS 'dc5df2ccc6b5afaaf1501885f5ba74d595f2e78f';
        
CREATE INDEX "casesection_idx" ON "cases_casesection" ("section_id", "case_id") WHERE "until" IS NULL;
ALTER TABLE "cases_casesection" ADD CONSTRAINT "case_section_named" CHECK (("section_id" IS NOT NULL OR NOT ("text" = '')));
CREATE UNIQUE INDEX "section_stands_once" ON "cases_casesection" ("case_id", "section_id") WHERE ("section_id" IS NOT NULL AND "until" IS NULL);

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

            CREATE OR REPLACE FUNCTION pgtrigger_kept_5e1ef()
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

            DROP TRIGGER IF EXISTS pgtrigger_kept_5e1ef ON "cases_casesection";
            CREATE  TRIGGER pgtrigger_kept_5e1ef
                BEFORE DELETE ON "cases_casesection"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_5e1ef();

            COMMENT ON TRIGGER pgtrigger_kept_5e1ef ON "cases_casesection" IS 'eb3866150327b0316f119cdb98fe3653ff22988f';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_rank_known_0cb1a()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    IF NEW.section_id LIKE 'SCST-%' AND EXISTS (SELECT 1 FROM cases_case c
                         WHERE c.id = NEW.case_id AND c.io_order IS NULL AND c.origin <> 'legacy') THEN
                        RAISE EXCEPTION 'cctns.io_rank_unset: a case under the SC/ST Act names the rank of its officer'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_rank_known_0cb1a ON "cases_casesection";
            CREATE  TRIGGER pgtrigger_rank_known_0cb1a
                BEFORE INSERT ON "cases_casesection"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_rank_known_0cb1a();

            COMMENT ON TRIGGER pgtrigger_rank_known_0cb1a ON "cases_casesection" IS '30b0eb714afb8982ce17b749f1678ea810a7e57c';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_append_only_320b9()
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

            DROP TRIGGER IF EXISTS pgtrigger_append_only_320b9 ON "cases_caseevent";
            CREATE  TRIGGER pgtrigger_append_only_320b9
                BEFORE UPDATE OR DELETE ON "cases_caseevent"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_append_only_320b9();

            COMMENT ON TRIGGER pgtrigger_append_only_320b9 ON "cases_caseevent" IS '65b17c5dc231aae95e4a5d286bcd92a634f3ebd3';
        
CREATE INDEX "case_all_idx" ON "cases_case" ("registered_at" DESC, "id" DESC);
CREATE INDEX "case_state_idx" ON "cases_case" ("state_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "case_distr_idx" ON "cases_case" ("district_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "case_subdi_idx" ON "cases_case" ("subdivision_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "case_stati_idx" ON "cases_case" ("station_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "case_io_idx" ON "cases_case" ("io_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "case_number_idx" ON "cases_case" ("unit_id", "year", "number");
CREATE INDEX "casecat_state_idx" ON "cases_case" ("state_id", "category_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "casecat_distr_idx" ON "cases_case" ("district_id", "category_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "casecat_subdi_idx" ON "cases_case" ("subdivision_id", "category_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "casecat_stati_idx" ON "cases_case" ("station_id", "category_id", "registered_at" DESC, "id" DESC);
ALTER TABLE "cases_case" ADD CONSTRAINT "cases_case_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_af9c8()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_af9c8 ON "cases_case";
            CREATE  TRIGGER pgtrigger_a_place_row_af9c8
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_case"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_af9c8();

            COMMENT ON TRIGGER pgtrigger_a_place_row_af9c8 ON "cases_case" IS 'a4071a3ce0b91d5dc76cf88a377cacae890a3d3e';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_f5071()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_f5071 ON "cases_case";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_f5071
                BEFORE INSERT ON "cases_case"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_f5071();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_f5071 ON "cases_case" IS 'fb1e34b9bbb184c13541274a0e7340113b3f06f7';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_kept_592ed()
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

            DROP TRIGGER IF EXISTS pgtrigger_kept_592ed ON "cases_case";
            CREATE  TRIGGER pgtrigger_kept_592ed
                BEFORE DELETE ON "cases_case"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_592ed();

            COMMENT ON TRIGGER pgtrigger_kept_592ed ON "cases_case" IS '8a50bc750ad93d27cae0bb1b42bd12b46de49380';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_io_rank_d7996()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (NEW.io_order IS NOT NULL AND NEW.io_id IS NOT NULL AND (
                    SELECT r."order" FROM stations_posting p JOIN stations_officer o ON o.id = p.officer_id
                      JOIN stations_rank r ON r.code = o.rank_id WHERE p.id = NEW.io_id) > NEW.io_order) THEN
                RAISE EXCEPTION 'cctns.io_rank: the law asks for an investigating officer of higher rank' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_io_rank_d7996 ON "cases_case";
            CREATE  TRIGGER pgtrigger_io_rank_d7996
                BEFORE INSERT OR UPDATE ON "cases_case"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_io_rank_d7996();

            COMMENT ON TRIGGER pgtrigger_io_rank_d7996 ON "cases_case" IS '8f55796db47993297aa1c1a9b188e7bc9d81fd77';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_insert_insert_0b483()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_caseevent" ("batch_id", "beat_id", "category_id", "district_id", "entered_at", "entered_by_id", "entered_post", "fir_id", "id", "io_id", "io_order", "is_child_case", "kind", "number", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "principal_id", "registered_at", "sections_text", "sensitivity", "stage", "state_id", "station_id", "subdivision_id", "unit_id", "year") SELECT new_values."batch_id", new_values."beat_id", new_values."category_id", new_values."district_id", new_values."entered_at", new_values."entered_by_id", new_values."entered_post", new_values."fir_id", new_values."id", new_values."io_id", new_values."io_order", new_values."is_child_case", new_values."kind", new_values."number", new_values."origin", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."place", new_values."principal_id", new_values."registered_at", new_values."sections_text", new_values."sensitivity", new_values."stage", new_values."state_id", new_values."station_id", new_values."subdivision_id", new_values."unit_id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_insert_insert_0b483 ON "cases_case";
            CREATE  TRIGGER pgtrigger_insert_insert_0b483
                AFTER INSERT ON "cases_case"
                
                REFERENCING NEW TABLE AS new_values 
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_insert_insert_0b483();

            COMMENT ON TRIGGER pgtrigger_insert_insert_0b483 ON "cases_case" IS '7b2df4ef59521178feffbb178d68ae2e6a731d86';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_update_update_f5146()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_caseevent" ("batch_id", "beat_id", "category_id", "district_id", "entered_at", "entered_by_id", "entered_post", "fir_id", "id", "io_id", "io_order", "is_child_case", "kind", "number", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "principal_id", "registered_at", "sections_text", "sensitivity", "stage", "state_id", "station_id", "subdivision_id", "unit_id", "year") SELECT new_values."batch_id", new_values."beat_id", new_values."category_id", new_values."district_id", new_values."entered_at", new_values."entered_by_id", new_values."entered_post", new_values."fir_id", new_values."id", new_values."io_id", new_values."io_order", new_values."is_child_case", new_values."kind", new_values."number", new_values."origin", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."place", new_values."principal_id", new_values."registered_at", new_values."sections_text", new_values."sensitivity", new_values."stage", new_values."state_id", new_values."station_id", new_values."subdivision_id", new_values."unit_id", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_update_update_f5146 ON "cases_case";
            CREATE  TRIGGER pgtrigger_update_update_f5146
                AFTER UPDATE ON "cases_case"
                
                REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values 
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_update_update_f5146();

            COMMENT ON TRIGGER pgtrigger_update_update_f5146 ON "cases_case" IS 'eda5516b2b2fb80f58ef72357c96a01047260e6b';
        
CREATE INDEX "equivalent_old_idx" ON "cases_sectionequivalent" ("old_act_id", "old_number");
CREATE INDEX "equivalent_new_idx" ON "cases_sectionequivalent" ("new_act_id", "new_number");

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

            CREATE OR REPLACE FUNCTION pgtrigger_centre_rows_stay_58c30()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                RAISE EXCEPTION 'cctns.law_locked: a locked row in %', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation';
            
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_centre_rows_stay_58c30 ON "cases_sectionequivalent";
            CREATE  TRIGGER pgtrigger_centre_rows_stay_58c30
                BEFORE UPDATE OR DELETE ON "cases_sectionequivalent"
                
                
                FOR EACH ROW WHEN (OLD.locked AND current_user NOT IN ('cctns_owner', 'cctns_loader'))
                EXECUTE PROCEDURE pgtrigger_centre_rows_stay_58c30();

            COMMENT ON TRIGGER pgtrigger_centre_rows_stay_58c30 ON "cases_sectionequivalent" IS '834b0c303c1e139c0ac3c655b5014ae0fa0c8745';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_states_add_their_own_8b8de()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                RAISE EXCEPTION 'cctns.law_owner: not a row of a State in %', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation';
            
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_states_add_their_own_8b8de ON "cases_sectionequivalent";
            CREATE  TRIGGER pgtrigger_states_add_their_own_8b8de
                BEFORE INSERT OR UPDATE ON "cases_sectionequivalent"
                
                
                FOR EACH ROW WHEN ((NEW.locked OR NEW.owner = '') AND current_user NOT IN ('cctns_owner', 'cctns_loader'))
                EXECUTE PROCEDURE pgtrigger_states_add_their_own_8b8de();

            COMMENT ON TRIGGER pgtrigger_states_add_their_own_8b8de ON "cases_sectionequivalent" IS '60fb442176cf636e0e7a05513c74150b5de5593d';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_new_edition_1b46d()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            UPDATE cases_lawedition SET edition = gen_random_uuid();
            RETURN NULL;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_new_edition_1b46d ON "cases_sectionequivalent";
            CREATE  TRIGGER pgtrigger_new_edition_1b46d
                AFTER INSERT OR UPDATE OR DELETE ON "cases_sectionequivalent"
                
                
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_new_edition_1b46d();

            COMMENT ON TRIGGER pgtrigger_new_edition_1b46d ON "cases_sectionequivalent" IS '98b4ab76baece90c8a6a3eb519595f8cfb6cce12';
        
ALTER TABLE "cases_sectionword" ADD CONSTRAINT "section_words_once" UNIQUE ("act_id", "number", "language", "owner");

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

            CREATE OR REPLACE FUNCTION pgtrigger_centre_rows_stay_a0c7e()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                RAISE EXCEPTION 'cctns.law_locked: a locked row in %', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation';
            
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_centre_rows_stay_a0c7e ON "cases_sectionword";
            CREATE  TRIGGER pgtrigger_centre_rows_stay_a0c7e
                BEFORE UPDATE OR DELETE ON "cases_sectionword"
                
                
                FOR EACH ROW WHEN (OLD.locked AND current_user NOT IN ('cctns_owner', 'cctns_loader'))
                EXECUTE PROCEDURE pgtrigger_centre_rows_stay_a0c7e();

            COMMENT ON TRIGGER pgtrigger_centre_rows_stay_a0c7e ON "cases_sectionword" IS '8d40a92ff031e80b4a84b05c3108c75a59555809';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_states_add_their_own_690d8()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                RAISE EXCEPTION 'cctns.law_owner: not a row of a State in %', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation';
            
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_states_add_their_own_690d8 ON "cases_sectionword";
            CREATE  TRIGGER pgtrigger_states_add_their_own_690d8
                BEFORE INSERT OR UPDATE ON "cases_sectionword"
                
                
                FOR EACH ROW WHEN ((NEW.locked OR NEW.owner = '') AND current_user NOT IN ('cctns_owner', 'cctns_loader'))
                EXECUTE PROCEDURE pgtrigger_states_add_their_own_690d8();

            COMMENT ON TRIGGER pgtrigger_states_add_their_own_690d8 ON "cases_sectionword" IS 'f3c5eca84b892483b9ceb404a05871408d703298';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_new_edition_ef943()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            UPDATE cases_lawedition SET edition = gen_random_uuid();
            RETURN NULL;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_new_edition_ef943 ON "cases_sectionword";
            CREATE  TRIGGER pgtrigger_new_edition_ef943
                AFTER INSERT OR UPDATE OR DELETE ON "cases_sectionword"
                
                
                FOR EACH STATEMENT 
                EXECUTE PROCEDURE pgtrigger_new_edition_ef943();

            COMMENT ON TRIGGER pgtrigger_new_edition_ef943 ON "cases_sectionword" IS '00b7e53089c2faca6d02b8a954e0b19fd5e14075';
        
ALTER TABLE "cases_sensitivitychange" ADD CONSTRAINT "cases_sensitivitychange_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_99367()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_99367 ON "cases_sensitivitychange";
            CREATE  TRIGGER pgtrigger_a_place_row_99367
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_sensitivitychange"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_99367();

            COMMENT ON TRIGGER pgtrigger_a_place_row_99367 ON "cases_sensitivitychange" IS 'aa090d03b9321d5f5420ec10c370f4f922ad0660';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_4f984()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_4f984 ON "cases_sensitivitychange";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_4f984
                BEFORE INSERT ON "cases_sensitivitychange"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_4f984();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_4f984 ON "cases_sensitivitychange" IS '123825275b6be94e6fe5e39ccc4dae6f21792abe';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_frozen_872c5()
            RETURNS TRIGGER AS $$
                DECLARE levels text[] := ARRAY['state_id','district_id','subdivision_id','station_id'];
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - levels = to_jsonb(OLD) - levels
                   AND to_jsonb(NEW) <> to_jsonb(OLD)
                   AND EXISTS (SELECT 1 FROM stations_unit u WHERE u.id = NEW.unit_id
                       AND (u.state_id, u.district_id, u.subdivision_id, u.station_id) IS NOT DISTINCT FROM
                           (NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'cctns.frozen: % rows are never changed or deleted', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_frozen_872c5 ON "cases_sensitivitychange";
            CREATE  TRIGGER pgtrigger_frozen_872c5
                BEFORE UPDATE OR DELETE ON "cases_sensitivitychange"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_frozen_872c5();

            COMMENT ON TRIGGER pgtrigger_frozen_872c5 ON "cases_sensitivitychange" IS '8132effb0ca7c7f17baab8b0bd7c54c9cf57a540';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_lowered_by_dysp_8b6e4()
            RETURNS TRIGGER AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NEW.origin <> 'legacy' AND (array_position(ARRAY['normal','restricted','sealed'], NEW.after::text)
                     < array_position(ARRAY['normal','restricted','sealed'], NEW.before::text)
                   AND COALESCE((SELECT r."order" FROM stations_posting p
                      JOIN stations_officer o ON o.id = p.officer_id
                      JOIN stations_rank r ON r.code = o.rank_id WHERE p.id = NEW.decided_by_id), 999) > 70) THEN
                RAISE EXCEPTION 'cctns.lower_rank: sensitivity is lowered by an officer of DySP rank or above' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS pgtrigger_lowered_by_dysp_8b6e4 ON "cases_sensitivitychange";
            CREATE  TRIGGER pgtrigger_lowered_by_dysp_8b6e4
                BEFORE INSERT OR UPDATE ON "cases_sensitivitychange"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_lowered_by_dysp_8b6e4();

            COMMENT ON TRIGGER pgtrigger_lowered_by_dysp_8b6e4 ON "cases_sensitivitychange" IS '6a703e1bddb6fbef3b25d036ac2330baa976526d';
        
CREATE INDEX "transfer_to_idx" ON "cases_transfer" ("to_id", "sent_at" DESC);
ALTER TABLE "cases_transfer" ADD CONSTRAINT "cases_transfer_origin" CHECK ((("batch_id" IS NOT NULL AND "origin" = 'legacy') OR ("batch_id" IS NULL AND "origin" IN ('live', 'demo'))));
ALTER TABLE "cases_transfer" ADD CONSTRAINT "transfer_elsewhere" CHECK (NOT ("to_id" = ("unit_id")));
ALTER TABLE "cases_transfer" ADD CONSTRAINT "transfer_received_after_sent" CHECK (("received_at" IS NULL OR "received_at" >= ("sent_at")));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_73133()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_73133 ON "cases_transfer";
            CREATE  TRIGGER pgtrigger_a_place_row_73133
                BEFORE INSERT OR UPDATE OF "unit_id" ON "cases_transfer"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_73133();

            COMMENT ON TRIGGER pgtrigger_a_place_row_73133 ON "cases_transfer" IS 'f8a13aa5e0500591735937a8db4f96ae609305c6';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_stamp_entered_e6cdf()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_stamp_entered_e6cdf ON "cases_transfer";
            CREATE  TRIGGER pgtrigger_a_stamp_entered_e6cdf
                BEFORE INSERT ON "cases_transfer"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_stamp_entered_e6cdf();

            COMMENT ON TRIGGER pgtrigger_a_stamp_entered_e6cdf ON "cases_transfer" IS '1d3c928f5f13ba80aba6193c3bd148d0bb4bf00e';
        

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

            CREATE OR REPLACE FUNCTION pgtrigger_kept_592c4()
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

            DROP TRIGGER IF EXISTS pgtrigger_kept_592c4 ON "cases_transfer";
            CREATE  TRIGGER pgtrigger_kept_592c4
                BEFORE DELETE ON "cases_transfer"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_kept_592c4();

            COMMENT ON TRIGGER pgtrigger_kept_592c4 ON "cases_transfer" IS 'b5c3a2a25bff79485207de1aee30e952c14714d9';
        
CREATE INDEX "unmasking_idx" ON "cases_unmasking" ("case_id", "user_id", "until");
CREATE INDEX "cases_addendum_entry_id_2ed78689" ON "cases_addendum" ("entry_id");
CREATE INDEX "cases_addendum_unit_id_667fbe60" ON "cases_addendum" ("unit_id");
CREATE INDEX "cases_alteration_entry_id_e78ce7e1" ON "cases_alteration" ("entry_id");
CREATE INDEX "cases_alteration_unit_id_5f5c5c1d" ON "cases_alteration" ("unit_id");
CREATE INDEX "cases_case_beat_id_aea2096e" ON "cases_case" ("beat_id");
CREATE INDEX "cases_case_io_id_b9f5fabf" ON "cases_case" ("io_id");
CREATE INDEX "cases_case_unit_id_f34fc706" ON "cases_case" ("unit_id");
CREATE INDEX "cases_alteration_case_id_bf12a101" ON "cases_alteration" ("case_id");
CREATE INDEX "cases_addendum_case_id_af5fcf96" ON "cases_addendum" ("case_id");
CREATE INDEX "cases_caseevent_batch_id_b40b1577" ON "cases_caseevent" ("batch_id");
CREATE INDEX "cases_caseevent_beat_id_b475f094" ON "cases_caseevent" ("beat_id");
CREATE INDEX "cases_caseevent_district_id_92d80029" ON "cases_caseevent" ("district_id");
CREATE INDEX "cases_caseevent_entered_by_id_2e7c1d87" ON "cases_caseevent" ("entered_by_id");
CREATE INDEX "cases_caseevent_io_id_3241336e" ON "cases_caseevent" ("io_id");
CREATE INDEX "cases_caseevent_pgh_context_id_04885c94" ON "cases_caseevent" ("pgh_context_id");
CREATE INDEX "cases_caseevent_pgh_obj_id_0093179a" ON "cases_caseevent" ("pgh_obj_id");
CREATE INDEX "cases_caseevent_state_id_845ee2b6" ON "cases_caseevent" ("state_id");
CREATE INDEX "cases_caseevent_station_id_3acd8078" ON "cases_caseevent" ("station_id");
CREATE INDEX "cases_caseevent_subdivision_id_8b6f03f0" ON "cases_caseevent" ("subdivision_id");
CREATE INDEX "cases_caseevent_unit_id_e4fd0a26" ON "cases_caseevent" ("unit_id");
CREATE INDEX "cases_caseperson_case_id_f97e1a77" ON "cases_caseperson" ("case_id");
CREATE INDEX "cases_caseperson_person_id_b254d1ed" ON "cases_caseperson" ("person_id");
CREATE INDEX "cases_casepersonevent_case_id_397358b0" ON "cases_casepersonevent" ("case_id");
CREATE INDEX "cases_casepersonevent_person_id_f679b819" ON "cases_casepersonevent" ("person_id");
CREATE INDEX "cases_casepersonevent_pgh_context_id_ba59de0c" ON "cases_casepersonevent" ("pgh_context_id");
CREATE INDEX "cases_casepersonevent_pgh_obj_id_a6b67a0f" ON "cases_casepersonevent" ("pgh_obj_id");
CREATE INDEX "cases_casesection_added_by_id_7b8f1ed5" ON "cases_casesection" ("added_by_id");
CREATE INDEX "cases_casesection_case_id_47c8a9b8" ON "cases_casesection" ("case_id");
CREATE INDEX "cases_casesection_removed_by_id_673a86eb" ON "cases_casesection" ("removed_by_id");
CREATE INDEX "cases_caseshare_by_id_38bbae38" ON "cases_caseshare" ("by_id");
CREATE INDEX "cases_caseshare_case_id_f8a58132" ON "cases_caseshare" ("case_id");
CREATE INDEX "cases_caseshare_user_id_78ce8b5d" ON "cases_caseshare" ("user_id");
CREATE INDEX "cases_complaint_came_from_id_1ccf326c" ON "cases_complaint" ("came_from_id");
CREATE INDEX "cases_complaint_case_id_71eb04a1" ON "cases_complaint" ("case_id");
CREATE INDEX "cases_complaint_decided_by_id_2cf33246" ON "cases_complaint" ("decided_by_id");
CREATE INDEX "cases_complaint_entry_id_ff159e14" ON "cases_complaint" ("entry_id");
CREATE INDEX "cases_complaint_informant_id_7475b03c" ON "cases_complaint" ("informant_id");
CREATE INDEX "cases_complaint_to_unit_id_89468f86" ON "cases_complaint" ("to_unit_id");
CREATE INDEX "cases_complaint_unit_id_a7c86b38" ON "cases_complaint" ("unit_id");
CREATE INDEX "cases_complaintevent_batch_id_b599c829" ON "cases_complaintevent" ("batch_id");
CREATE INDEX "cases_complaintevent_came_from_id_1934ee8b" ON "cases_complaintevent" ("came_from_id");
CREATE INDEX "cases_complaintevent_case_id_87440cff" ON "cases_complaintevent" ("case_id");
CREATE INDEX "cases_complaintevent_decided_by_id_4ab62ca5" ON "cases_complaintevent" ("decided_by_id");
CREATE INDEX "cases_complaintevent_district_id_16b01e36" ON "cases_complaintevent" ("district_id");
CREATE INDEX "cases_complaintevent_entered_by_id_93a5eff7" ON "cases_complaintevent" ("entered_by_id");
CREATE INDEX "cases_complaintevent_entry_id_3863922d" ON "cases_complaintevent" ("entry_id");
CREATE INDEX "cases_complaintevent_informant_id_8ef88445" ON "cases_complaintevent" ("informant_id");
CREATE INDEX "cases_complaintevent_pgh_context_id_0bba2470" ON "cases_complaintevent" ("pgh_context_id");
CREATE INDEX "cases_complaintevent_pgh_obj_id_a87f6fc4" ON "cases_complaintevent" ("pgh_obj_id");
CREATE INDEX "cases_complaintevent_state_id_3fbf0132" ON "cases_complaintevent" ("state_id");
CREATE INDEX "cases_complaintevent_station_id_3ee18d97" ON "cases_complaintevent" ("station_id");
CREATE INDEX "cases_complaintevent_subdivision_id_7395e6e8" ON "cases_complaintevent" ("subdivision_id");
CREATE INDEX "cases_complaintevent_to_unit_id_400d6dc0" ON "cases_complaintevent" ("to_unit_id");
CREATE INDEX "cases_complaintevent_unit_id_53bddcbf" ON "cases_complaintevent" ("unit_id");
CREATE INDEX "cases_copygiven_case_id_9b96ede1" ON "cases_copygiven" ("case_id");
CREATE INDEX "cases_copygiven_document_id_659b83b1" ON "cases_copygiven" ("document_id");
CREATE INDEX "cases_copygiven_person_id_d6187b2a" ON "cases_copygiven" ("person_id");
CREATE INDEX "cases_copygiven_unit_id_9ab70fd5" ON "cases_copygiven" ("unit_id");
CREATE INDEX "cases_courtdispatch_document_id_6f4b632a" ON "cases_courtdispatch" ("document_id");
CREATE INDEX "cases_courtdispatch_unit_id_385009ae" ON "cases_courtdispatch" ("unit_id");
CREATE INDEX "cases_caseevent_category_id_9979d645" ON "cases_caseevent" ("category_id");
CREATE INDEX "cases_caseevent_category_id_9979d645_like" ON "cases_caseevent" ("category_id" varchar_pattern_ops);
CREATE INDEX "cases_case_category_id_c6dc5a5a" ON "cases_case" ("category_id");
CREATE INDEX "cases_case_category_id_c6dc5a5a_like" ON "cases_case" ("category_id" varchar_pattern_ops);
CREATE INDEX "cases_electronicinformation_unit_id_20fc01e1" ON "cases_electronicinformation" ("unit_id");
CREATE INDEX "cases_fir_entry_id_ec726404" ON "cases_fir" ("entry_id");
CREATE INDEX "cases_fir_unit_id_f8db7e98" ON "cases_fir" ("unit_id");
CREATE INDEX "cases_caseevent_fir_id_5525ddc2" ON "cases_caseevent" ("fir_id");
CREATE INDEX "cases_iochange_case_id_b8bc356b" ON "cases_iochange" ("case_id");
CREATE INDEX "cases_iochange_given_by_id_1b4190ba" ON "cases_iochange" ("given_by_id");
CREATE INDEX "cases_iochange_posting_id_986091f2" ON "cases_iochange" ("posting_id");
CREATE INDEX "cases_iochange_unit_id_07c632d4" ON "cases_iochange" ("unit_id");
CREATE INDEX "cases_ncfortnight_unit_id_0cb40fb2" ON "cases_ncfortnight" ("unit_id");
CREATE INDEX "cases_ncreport_entry_id_6503cab4" ON "cases_ncreport" ("entry_id");
CREATE INDEX "cases_ncreport_fortnight_id_f93a6f88" ON "cases_ncreport" ("fortnight_id");
CREATE INDEX "cases_ncreport_unit_id_68ec3223" ON "cases_ncreport" ("unit_id");
CREATE INDEX "cases_ncreportevent_batch_id_5a9e0e4c" ON "cases_ncreportevent" ("batch_id");
CREATE INDEX "cases_ncreportevent_complaint_id_55b13075" ON "cases_ncreportevent" ("complaint_id");
CREATE INDEX "cases_ncreportevent_district_id_7cebf04a" ON "cases_ncreportevent" ("district_id");
CREATE INDEX "cases_ncreportevent_entered_by_id_3b02d4b1" ON "cases_ncreportevent" ("entered_by_id");
CREATE INDEX "cases_ncreportevent_entry_id_1aa01e7c" ON "cases_ncreportevent" ("entry_id");
CREATE INDEX "cases_ncreportevent_fortnight_id_d157f408" ON "cases_ncreportevent" ("fortnight_id");
CREATE INDEX "cases_ncreportevent_pgh_context_id_605e8120" ON "cases_ncreportevent" ("pgh_context_id");
CREATE INDEX "cases_ncreportevent_pgh_obj_id_14eedd4d" ON "cases_ncreportevent" ("pgh_obj_id");
CREATE INDEX "cases_ncreportevent_state_id_b44845ad" ON "cases_ncreportevent" ("state_id");
CREATE INDEX "cases_ncreportevent_station_id_3864bfba" ON "cases_ncreportevent" ("station_id");
CREATE INDEX "cases_ncreportevent_subdivision_id_23361a8c" ON "cases_ncreportevent" ("subdivision_id");
CREATE INDEX "cases_ncreportevent_unit_id_6c947cec" ON "cases_ncreportevent" ("unit_id");
CREATE INDEX "cases_preliminaryenquiry_officer_id_3d1ba321" ON "cases_preliminaryenquiry" ("officer_id");
CREATE INDEX "cases_preliminaryenquiry_permitted_by_id_fda72433" ON "cases_preliminaryenquiry" ("permitted_by_id");
CREATE INDEX "cases_preliminaryenquiry_unit_id_b6c2cd49" ON "cases_preliminaryenquiry" ("unit_id");
CREATE INDEX "cases_progressnotice_case_id_c21fa89c" ON "cases_progressnotice" ("case_id");
CREATE INDEX "cases_progressnotice_delivery_id_313c4a22" ON "cases_progressnotice" ("delivery_id");
CREATE INDEX "cases_progressnotice_unit_id_434aa0b6" ON "cases_progressnotice" ("unit_id");
CREATE INDEX "cases_propertyitem_case_id_9338c22b" ON "cases_propertyitem" ("case_id");
CREATE INDEX "cases_publication_case_id_9da8139f" ON "cases_publication" ("case_id");
CREATE INDEX "cases_publication_decided_by_id_b026c6a1" ON "cases_publication" ("decided_by_id");
CREATE INDEX "cases_publication_unit_id_378129b0" ON "cases_publication" ("unit_id");
CREATE INDEX "cases_refusal_reviewed_by_id_569e8bc1" ON "cases_refusal" ("reviewed_by_id");
CREATE INDEX "cases_refusal_unit_id_bcd818e2" ON "cases_refusal" ("unit_id");
CREATE INDEX "cases_sealmember_by_id_91e1f5a4" ON "cases_sealmember" ("by_id");
CREATE INDEX "cases_sealmember_case_id_ba512cad" ON "cases_sealmember" ("case_id");
CREATE INDEX "cases_sealmember_user_id_25b6c1a3" ON "cases_sealmember" ("user_id");
CREATE INDEX "cases_section_act_id_63076490" ON "cases_section" ("act_id");
CREATE INDEX "cases_section_act_id_63076490_like" ON "cases_section" ("act_id" varchar_pattern_ops);
CREATE INDEX "cases_section_category_id_276ecf0c" ON "cases_section" ("category_id");
CREATE INDEX "cases_section_category_id_276ecf0c_like" ON "cases_section" ("category_id" varchar_pattern_ops);
CREATE INDEX "cases_casesection_section_id_8236c763" ON "cases_casesection" ("section_id");
CREATE INDEX "cases_casesection_section_id_8236c763_like" ON "cases_casesection" ("section_id" varchar_pattern_ops);
CREATE INDEX "cases_caseevent_principal_id_68f7c777" ON "cases_caseevent" ("principal_id");
CREATE INDEX "cases_caseevent_principal_id_68f7c777_like" ON "cases_caseevent" ("principal_id" varchar_pattern_ops);
CREATE INDEX "cases_case_principal_id_da588c32" ON "cases_case" ("principal_id");
CREATE INDEX "cases_case_principal_id_da588c32_like" ON "cases_case" ("principal_id" varchar_pattern_ops);
CREATE INDEX "cases_sectionequivalent_new_act_id_5dc7ddbe" ON "cases_sectionequivalent" ("new_act_id");
CREATE INDEX "cases_sectionequivalent_new_act_id_5dc7ddbe_like" ON "cases_sectionequivalent" ("new_act_id" varchar_pattern_ops);
CREATE INDEX "cases_sectionequivalent_old_act_id_958c20bb" ON "cases_sectionequivalent" ("old_act_id");
CREATE INDEX "cases_sectionequivalent_old_act_id_958c20bb_like" ON "cases_sectionequivalent" ("old_act_id" varchar_pattern_ops);
CREATE INDEX "cases_sectionword_act_id_5c9b70df" ON "cases_sectionword" ("act_id");
CREATE INDEX "cases_sectionword_act_id_5c9b70df_like" ON "cases_sectionword" ("act_id" varchar_pattern_ops);
CREATE INDEX "cases_sensitivitychange_case_id_3df95aa5" ON "cases_sensitivitychange" ("case_id");
CREATE INDEX "cases_sensitivitychange_decided_by_id_3e7fb9bf" ON "cases_sensitivitychange" ("decided_by_id");
CREATE INDEX "cases_sensitivitychange_unit_id_4c981cc5" ON "cases_sensitivitychange" ("unit_id");
CREATE INDEX "cases_transfer_received_entry_id_86c4a093" ON "cases_transfer" ("received_entry_id");
CREATE INDEX "cases_transfer_sent_entry_id_61ec8ee0" ON "cases_transfer" ("sent_entry_id");
CREATE INDEX "cases_transfer_to_id_36a23e47" ON "cases_transfer" ("to_id");
CREATE INDEX "cases_transfer_unit_id_6bd1ef6f" ON "cases_transfer" ("unit_id");
CREATE INDEX "cases_unmasking_case_id_164a9750" ON "cases_unmasking" ("case_id");
CREATE INDEX "cases_unmasking_user_id_072ba5d5" ON "cases_unmasking" ("user_id");
