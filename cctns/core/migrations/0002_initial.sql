ALTER TABLE "core_accesslog" ADD COLUMN "unit_id" bigint NULL CONSTRAINT "core_accesslog_unit_id_5b45e934_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_accesslog_unit_id_5b45e934_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_accesslog" ADD COLUMN "user_id" bigint NULL CONSTRAINT "core_accesslog_user_id_73ad759a_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_accesslog_user_id_73ad759a_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_apitoken" ADD COLUMN "posting_id" bigint NOT NULL CONSTRAINT "core_apitoken_posting_id_960d584c_fk_stations_posting_id" REFERENCES "stations_posting"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_apitoken_posting_id_960d584c_fk_stations_posting_id" IMMEDIATE;
ALTER TABLE "core_attachment" ADD COLUMN "by_id" bigint NULL CONSTRAINT "core_attachment_by_id_0cfeb9ef_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_attachment_by_id_0cfeb9ef_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_attachment" ADD COLUMN "district_id" bigint NULL CONSTRAINT "core_attachment_district_id_317e723f_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_attachment_district_id_317e723f_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_attachment" ADD COLUMN "state_id" bigint NULL CONSTRAINT "core_attachment_state_id_1c30d9b2_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_attachment_state_id_1c30d9b2_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_attachment" ADD COLUMN "station_id" bigint NULL CONSTRAINT "core_attachment_station_id_8106fecf_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_attachment_station_id_8106fecf_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_attachment" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "core_attachment_subdivision_id_7766aa82_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_attachment_subdivision_id_7766aa82_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_attachment" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "core_attachment_unit_id_ffae1779_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_attachment_unit_id_ffae1779_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_clockdef" ADD COLUMN "state_id" bigint NULL CONSTRAINT "core_clockdef_state_id_e8c375f7_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_clockdef_state_id_e8c375f7_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_clockrun" ADD COLUMN "definition_id" bigint NOT NULL CONSTRAINT "core_clockrun_definition_id_81be387d_fk_core_clockdef_id" REFERENCES "core_clockdef"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_clockrun_definition_id_81be387d_fk_core_clockdef_id" IMMEDIATE;
ALTER TABLE "core_clockrun" ADD COLUMN "district_id" bigint NULL CONSTRAINT "core_clockrun_district_id_0b9a299e_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_clockrun_district_id_0b9a299e_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_clockrun" ADD COLUMN "officer_id" bigint NULL CONSTRAINT "core_clockrun_officer_id_fb6ac36c_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_clockrun_officer_id_fb6ac36c_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_clockrun" ADD COLUMN "state_id" bigint NULL CONSTRAINT "core_clockrun_state_id_be39c6b8_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_clockrun_state_id_be39c6b8_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_clockrun" ADD COLUMN "station_id" bigint NULL CONSTRAINT "core_clockrun_station_id_c77339fb_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_clockrun_station_id_c77339fb_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_clockrun" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "core_clockrun_subdivision_id_67b5a667_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_clockrun_subdivision_id_67b5a667_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_clockrun" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "core_clockrun_unit_id_856abdf2_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_clockrun_unit_id_856abdf2_fk_stations_unit_id" IMMEDIATE;
CREATE INDEX "code_changed_idx" ON "core_code" ("changed_at");
ALTER TABLE "core_code" ADD CONSTRAINT "one_code_per_list" UNIQUE ("list", "code");
ALTER TABLE "core_counter" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "core_counter_unit_id_65cc8f39_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_counter_unit_id_65cc8f39_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_delivery" ADD COLUMN "by_id" bigint NULL CONSTRAINT "core_delivery_by_id_bd5731ab_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_delivery_by_id_bd5731ab_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_delivery" ADD COLUMN "unit_id" bigint NULL CONSTRAINT "core_delivery_unit_id_ac493025_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_delivery_unit_id_ac493025_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_draft" ADD COLUMN "district_id" bigint NULL CONSTRAINT "core_draft_district_id_e6acddf5_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_draft_district_id_e6acddf5_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_draft" ADD COLUMN "owner_id" bigint NOT NULL CONSTRAINT "core_draft_owner_id_c39b418f_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_draft_owner_id_c39b418f_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_draft" ADD COLUMN "saved_by_id" bigint NULL CONSTRAINT "core_draft_saved_by_id_4086c1de_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_draft_saved_by_id_4086c1de_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_draft" ADD COLUMN "state_id" bigint NULL CONSTRAINT "core_draft_state_id_05b6245b_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_draft_state_id_05b6245b_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_draft" ADD COLUMN "station_id" bigint NULL CONSTRAINT "core_draft_station_id_f458f329_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_draft_station_id_f458f329_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_draft" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "core_draft_subdivision_id_d905cd63_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_draft_subdivision_id_d905cd63_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_draft" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "core_draft_unit_id_0b2b9c09_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_draft_unit_id_0b2b9c09_fk_stations_unit_id" IMMEDIATE;
CREATE TABLE "core_duenotice" ("event_id" bigint NOT NULL PRIMARY KEY, "attempt" smallint NOT NULL CHECK ("attempt" >= 0), "next_at" timestamp with time zone DEFAULT (STATEMENT_TIMESTAMP()) NOT NULL);
ALTER TABLE "core_event" ADD COLUMN "by_id" bigint NULL CONSTRAINT "core_event_by_id_a1149098_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_event_by_id_a1149098_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_event" ADD COLUMN "unit_id" bigint NULL CONSTRAINT "core_event_unit_id_cbc29ede_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_event_unit_id_cbc29ede_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_delivery" ADD COLUMN "event_id" bigint NULL CONSTRAINT "core_delivery_event_id_b08c48a1_fk_core_event_id" REFERENCES "core_event"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_delivery_event_id_b08c48a1_fk_core_event_id" IMMEDIATE;
ALTER TABLE "core_importbatch" ADD COLUMN "by_id" bigint NULL CONSTRAINT "core_importbatch_by_id_27d03032_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_importbatch_by_id_27d03032_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_issueddocument" ADD COLUMN "by_id" bigint NULL CONSTRAINT "core_issueddocument_by_id_cefc3a52_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_issueddocument_by_id_cefc3a52_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_issueddocument" ADD COLUMN "district_id" bigint NULL CONSTRAINT "core_issueddocument_district_id_81ffa64f_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_issueddocument_district_id_81ffa64f_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_issueddocument" ADD COLUMN "state_id" bigint NULL CONSTRAINT "core_issueddocument_state_id_19ddff5d_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_issueddocument_state_id_19ddff5d_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_issueddocument" ADD COLUMN "station_id" bigint NULL CONSTRAINT "core_issueddocument_station_id_ef65208e_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_issueddocument_station_id_ef65208e_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_issueddocument" ADD COLUMN "subdivision_id" bigint NULL CONSTRAINT "core_issueddocument_subdivision_id_5e0ac0e4_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_issueddocument_subdivision_id_5e0ac0e4_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_issueddocument" ADD COLUMN "supersedes_id" uuid NULL UNIQUE CONSTRAINT "core_issueddocument_supersedes_id_9a706fd2_fk_core_issu" REFERENCES "core_issueddocument"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_issueddocument_supersedes_id_9a706fd2_fk_core_issu" IMMEDIATE;
ALTER TABLE "core_issueddocument" ADD COLUMN "unit_id" bigint NOT NULL CONSTRAINT "core_issueddocument_unit_id_dc5a5cd8_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_issueddocument_unit_id_dc5a5cd8_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_job" ADD COLUMN "owner_id" bigint NULL CONSTRAINT "core_job_owner_id_5d65a52b_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_job_owner_id_5d65a52b_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_notification" ADD COLUMN "event_id" bigint NULL CONSTRAINT "core_notification_event_id_978c0d42_fk_core_event_id" REFERENCES "core_event"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_notification_event_id_978c0d42_fk_core_event_id" IMMEDIATE;
ALTER TABLE "core_notification" ADD COLUMN "user_id" bigint NOT NULL CONSTRAINT "core_notification_user_id_6e341aac_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_notification_user_id_6e341aac_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_savedview" ADD COLUMN "user_id" bigint NOT NULL CONSTRAINT "core_savedview_user_id_364484ec_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_savedview_user_id_364484ec_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_staterule" ADD COLUMN "state_id" bigint NOT NULL CONSTRAINT "core_staterule_state_id_c3d897e8_fk_stations_unit_id" REFERENCES "stations_unit"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_staterule_state_id_c3d897e8_fk_stations_unit_id" IMMEDIATE;
ALTER TABLE "core_tablechoice" ADD COLUMN "user_id" bigint NOT NULL CONSTRAINT "core_tablechoice_user_id_1abeb005_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_tablechoice_user_id_1abeb005_fk_core_user_id" IMMEDIATE;
ALTER TABLE "core_writetoken" ADD COLUMN "user_id" bigint NULL CONSTRAINT "core_writetoken_user_id_0b9621d5_fk_core_user_id" REFERENCES "core_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "core_writetoken_user_id_0b9621d5_fk_core_user_id" IMMEDIATE;
CREATE INDEX "access_subject_idx" ON "core_accesslog" ("subject_type", "subject_id", "id" DESC);
CREATE INDEX "access_user_idx" ON "core_accesslog" ("user_id", "id" DESC);
CREATE INDEX "access_unit_idx" ON "core_accesslog" ("unit_id", "id" DESC);
CREATE INDEX "attachment_subject_idx" ON "core_attachment" ("subject_type", "subject_id");

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_f3503()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_f3503 ON "core_attachment";
            CREATE  TRIGGER pgtrigger_a_place_row_f3503
                BEFORE INSERT OR UPDATE OF "unit_id" ON "core_attachment"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_f3503();

            COMMENT ON TRIGGER pgtrigger_a_place_row_f3503 ON "core_attachment" IS '3248b4e60370596f17aca6fdd4a2a60c7c67ece8';
        
ALTER TABLE "core_clockdef" ADD CONSTRAINT "one_clock_version" UNIQUE NULLS NOT DISTINCT ("code", "version", "state_id");
CREATE INDEX "clockrun_subject_idx" ON "core_clockrun" ("subject_type", "subject_id");
CREATE INDEX "clockrun_open_idx" ON "core_clockrun" ("due_at", "id") WHERE ("cancelled_at" IS NULL AND "met_at" IS NULL);
CREATE INDEX "clockrun_warn_idx" ON "core_clockrun" ("warn_at") WHERE ("cancelled_at" IS NULL AND "met_at" IS NULL AND "warn_at" IS NOT NULL);
CREATE INDEX "clkopen_state_idx" ON "core_clockrun" ("state_id", "due_at", "id") WHERE ("cancelled_at" IS NULL AND "met_at" IS NULL);
CREATE INDEX "clkopen_distr_idx" ON "core_clockrun" ("district_id", "due_at", "id") WHERE ("cancelled_at" IS NULL AND "met_at" IS NULL);
CREATE INDEX "clkopen_subdi_idx" ON "core_clockrun" ("subdivision_id", "due_at", "id") WHERE ("cancelled_at" IS NULL AND "met_at" IS NULL);
CREATE INDEX "clkopen_stati_idx" ON "core_clockrun" ("station_id", "due_at", "id") WHERE ("cancelled_at" IS NULL AND "met_at" IS NULL);
ALTER TABLE "core_clockrun" ADD CONSTRAINT "clock_opens_once" UNIQUE ("code", "subject_type", "subject_id", "started_at");
ALTER TABLE "core_clockrun" ADD CONSTRAINT "clock_due_after_start" CHECK ("due_at" >= ("started_at"));

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_72bfb()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_72bfb ON "core_clockrun";
            CREATE  TRIGGER pgtrigger_a_place_row_72bfb
                BEFORE INSERT OR UPDATE OF "unit_id" ON "core_clockrun"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_72bfb();

            COMMENT ON TRIGGER pgtrigger_a_place_row_72bfb ON "core_clockrun" IS 'eea9992c310dac5704160bf7a430c40ef23905af';
        
ALTER TABLE "core_counter" ADD CONSTRAINT "one_counter_per_series_period" UNIQUE ("unit_id", "series", "period");
CREATE INDEX "draft_open_station_idx" ON "core_draft" ("station_id", "saved_at" DESC) WHERE "status" IN ('open', 'sent');

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_36836()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_36836 ON "core_draft";
            CREATE  TRIGGER pgtrigger_a_place_row_36836
                BEFORE INSERT OR UPDATE OF "unit_id" ON "core_draft"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_36836();

            COMMENT ON TRIGGER pgtrigger_a_place_row_36836 ON "core_draft" IS 'eb64aabded7ff4856cba10081217255774db908c';
        
CREATE INDEX "due_notice_idx" ON "core_duenotice" ("next_at");
CREATE INDEX "event_subject_idx" ON "core_event" ("subject_type", "subject_id", "id");
CREATE INDEX "delivery_waiting_idx" ON "core_delivery" ("next_at") WHERE "status" = 'waiting';
CREATE INDEX "delivery_sending_idx" ON "core_delivery" ("claimed_at") WHERE "status" = 'sending';
CREATE INDEX "delivery_unit_idx" ON "core_delivery" ("unit_id", "id" DESC);
CREATE INDEX "delivery_subject_idx" ON "core_delivery" ("subject_type", "subject_id");
CREATE INDEX "issued_subject_idx" ON "core_issueddocument" ("subject_type", "subject_id");
ALTER TABLE "core_issueddocument" ADD CONSTRAINT "one_document_per_serial" UNIQUE ("form", "serial");
ALTER TABLE "core_issueddocument" ADD CONSTRAINT "job_issues_once" UNIQUE ("job", "is_masked", "languages");

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

            CREATE OR REPLACE FUNCTION pgtrigger_a_place_row_6754b()
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

            DROP TRIGGER IF EXISTS pgtrigger_a_place_row_6754b ON "core_issueddocument";
            CREATE  TRIGGER pgtrigger_a_place_row_6754b
                BEFORE INSERT OR UPDATE OF "unit_id" ON "core_issueddocument"
                
                
                FOR EACH ROW 
                EXECUTE PROCEDURE pgtrigger_a_place_row_6754b();

            COMMENT ON TRIGGER pgtrigger_a_place_row_6754b ON "core_issueddocument" IS '3366d77adc4e944b5543b16431b50d866059bdab';
        
CREATE INDEX "job_owner_idx" ON "core_job" ("owner_id", "created_at" DESC);
CREATE INDEX "job_open_idx" ON "core_job" ("lease_until") WHERE "status" IN ('waiting', 'running');
CREATE INDEX "notification_user_idx" ON "core_notification" ("user_id", "read_at", "id" DESC);
ALTER TABLE "core_notification" ADD CONSTRAINT "told_once_per_event" UNIQUE ("user_id", "kind", "event_id");
ALTER TABLE "core_savedview" ADD CONSTRAINT "one_view_per_name" UNIQUE ("user_id", "register", "name");
ALTER TABLE "core_staterule" ADD CONSTRAINT "one_rule_per_day" UNIQUE ("state_id", "key", "valid_from");
ALTER TABLE "core_tablechoice" ADD CONSTRAINT "one_choice_per_register" UNIQUE ("user_id", "register");
CREATE INDEX "write_token_at_idx" ON "core_writetoken" ("at");
CREATE INDEX "core_accesslog_unit_id_5b45e934" ON "core_accesslog" ("unit_id");
CREATE INDEX "core_accesslog_user_id_73ad759a" ON "core_accesslog" ("user_id");
CREATE INDEX "core_apitoken_posting_id_960d584c" ON "core_apitoken" ("posting_id");
CREATE INDEX "core_attachment_by_id_0cfeb9ef" ON "core_attachment" ("by_id");
CREATE INDEX "core_attachment_unit_id_ffae1779" ON "core_attachment" ("unit_id");
CREATE INDEX "core_clockdef_state_id_e8c375f7" ON "core_clockdef" ("state_id");
CREATE INDEX "core_clockrun_definition_id_81be387d" ON "core_clockrun" ("definition_id");
CREATE INDEX "core_clockrun_officer_id_fb6ac36c" ON "core_clockrun" ("officer_id");
CREATE INDEX "core_clockrun_unit_id_856abdf2" ON "core_clockrun" ("unit_id");
CREATE INDEX "core_counter_unit_id_65cc8f39" ON "core_counter" ("unit_id");
CREATE INDEX "core_delivery_by_id_bd5731ab" ON "core_delivery" ("by_id");
CREATE INDEX "core_delivery_unit_id_ac493025" ON "core_delivery" ("unit_id");
CREATE INDEX "core_draft_owner_id_c39b418f" ON "core_draft" ("owner_id");
CREATE INDEX "core_draft_saved_by_id_4086c1de" ON "core_draft" ("saved_by_id");
CREATE INDEX "core_draft_unit_id_0b2b9c09" ON "core_draft" ("unit_id");
ALTER TABLE "core_duenotice" ADD CONSTRAINT "core_duenotice_event_id_ff6d963c_fk_core_event_id" FOREIGN KEY ("event_id") REFERENCES "core_event" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "core_event_by_id_a1149098" ON "core_event" ("by_id");
CREATE INDEX "core_event_unit_id_cbc29ede" ON "core_event" ("unit_id");
CREATE INDEX "core_delivery_event_id_b08c48a1" ON "core_delivery" ("event_id");
CREATE INDEX "core_importbatch_by_id_27d03032" ON "core_importbatch" ("by_id");
CREATE INDEX "core_issueddocument_by_id_cefc3a52" ON "core_issueddocument" ("by_id");
CREATE INDEX "core_issueddocument_unit_id_dc5a5cd8" ON "core_issueddocument" ("unit_id");
CREATE INDEX "core_job_owner_id_5d65a52b" ON "core_job" ("owner_id");
CREATE INDEX "core_notification_event_id_978c0d42" ON "core_notification" ("event_id");
CREATE INDEX "core_notification_user_id_6e341aac" ON "core_notification" ("user_id");
CREATE INDEX "core_savedview_user_id_364484ec" ON "core_savedview" ("user_id");
CREATE INDEX "core_staterule_state_id_c3d897e8" ON "core_staterule" ("state_id");
CREATE INDEX "core_tablechoice_user_id_1abeb005" ON "core_tablechoice" ("user_id");
CREATE INDEX "core_writetoken_user_id_0b9621d5" ON "core_writetoken" ("user_id");
