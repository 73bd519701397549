--
-- Remove index case_state_idx from case
--
DROP INDEX IF EXISTS "case_state_idx";
--
-- Remove index casestage_state_idx from case
--
DROP INDEX IF EXISTS "casestage_state_idx";
--
-- Create index case_state_idx on field(s) state, -registered_at, -id of model case
--
CREATE INDEX "case_state_idx" ON "cases_case" ("state_id", "registered_at" DESC, "id" DESC) INCLUDE ("kind", "stage", "category_id", "sensitivity", "is_child_case", "district_id", "subdivision_id", "station_id");
--
-- Create index casestage_state_idx on field(s) state, stage, -registered_at, -id of model case
--
CREATE INDEX "casestage_state_idx" ON "cases_case" ("state_id", "stage", "registered_at" DESC, "id" DESC) INCLUDE ("kind", "sensitivity");
--
-- Remove index case_distr_idx from case
--
DROP INDEX IF EXISTS "case_distr_idx";
--
-- Remove index casestage_distr_idx from case
--
DROP INDEX IF EXISTS "casestage_distr_idx";
--
-- Create index case_distr_idx on field(s) district, -registered_at, -id of model case
--
CREATE INDEX "case_distr_idx" ON "cases_case" ("district_id", "registered_at" DESC, "id" DESC) INCLUDE ("kind", "stage", "category_id", "sensitivity", "is_child_case", "subdivision_id", "station_id");
--
-- Create index casestage_distr_idx on field(s) district, stage, -registered_at, -id of model case
--
CREATE INDEX "casestage_distr_idx" ON "cases_case" ("district_id", "stage", "registered_at" DESC, "id" DESC) INCLUDE ("kind", "sensitivity");
--
-- Remove index case_subdi_idx from case
--
DROP INDEX IF EXISTS "case_subdi_idx";
--
-- Remove index casestage_subdi_idx from case
--
DROP INDEX IF EXISTS "casestage_subdi_idx";
--
-- Create index case_subdi_idx on field(s) subdivision, -registered_at, -id of model case
--
CREATE INDEX "case_subdi_idx" ON "cases_case" ("subdivision_id", "registered_at" DESC, "id" DESC) INCLUDE ("kind", "stage", "category_id", "sensitivity", "is_child_case", "station_id");
--
-- Create index casestage_subdi_idx on field(s) subdivision, stage, -registered_at, -id of model case
--
CREATE INDEX "casestage_subdi_idx" ON "cases_case" ("subdivision_id", "stage", "registered_at" DESC, "id" DESC) INCLUDE ("kind", "sensitivity");
--
-- Remove index case_stati_idx from case
--
DROP INDEX IF EXISTS "case_stati_idx";
--
-- Remove index casestage_stati_idx from case
--
DROP INDEX IF EXISTS "casestage_stati_idx";
--
-- Create index case_stati_idx on field(s) station, -registered_at, -id of model case
--
CREATE INDEX "case_stati_idx" ON "cases_case" ("station_id", "registered_at" DESC, "id" DESC) INCLUDE ("kind", "stage", "category_id", "sensitivity", "is_child_case");
--
-- Create index casestage_stati_idx on field(s) station, stage, -registered_at, -id of model case
--
CREATE INDEX "casestage_stati_idx" ON "cases_case" ("station_id", "stage", "registered_at" DESC, "id" DESC) INCLUDE ("kind", "sensitivity");
--
-- Create index complaint_child_idx on field(s) unit of model complaint
--
CREATE INDEX "complaint_child_idx" ON "cases_complaint" ("unit_id") WHERE ("missing_child" AND "status" IN ('received', 'signing', 'enquiry', 'lapsed'));
--
-- Create index section_woman_idx on field(s) id of model section
--
CREATE INDEX "section_woman_idx" ON "cases_section" ("id") WHERE "needs_woman_officer";
