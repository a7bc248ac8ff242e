-- The same, of an état civil that somebody corrected.
CREATE INDEX CONCURRENTLY correction_d_etat_civil_naissance ON correction_d_etat_civil ((apres ->> 'naissance')) WHERE consentement_id IS NOT NULL;
