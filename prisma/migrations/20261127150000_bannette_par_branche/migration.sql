-- What waits for an agent is a state in a branch: the column that the queues are read by says it too, so that a service
-- académique does not read the dossiers of the collèges publics before its own.
-- State, channel and branch, "deposee/papier/college_public". A value added to a type is added here, or no dossier takes it.
ALTER TABLE dossier ALTER COLUMN plage SET EXPRESSION AS (
  CASE etat WHEN 'brouillon' THEN 'brouillon' WHEN 'deposee' THEN 'deposee' WHEN 'incomplete' THEN 'incomplete'
    WHEN 'en_instruction' THEN 'en_instruction' WHEN 'proposee' THEN 'proposee' WHEN 'decidee' THEN 'decidee'
    WHEN 'notifiee' THEN 'notifiee' WHEN 'desistee' THEN 'desistee' WHEN 'irrecevable' THEN 'irrecevable' END
  || '/' || CASE canal WHEN 'etude_automatique' THEN 'etude_automatique' WHEN 'en_ligne' THEN 'en_ligne' WHEN 'papier' THEN 'papier' END
  || '/' || CASE branche WHEN 'college_public' THEN 'college_public' WHEN 'college_prive' THEN 'college_prive'
    WHEN 'lycee_public' THEN 'lycee_public' WHEN 'lycee_prive' THEN 'lycee_prive' WHEN 'cned' THEN 'cned' END
);
-- The flags keep a copy of it.
UPDATE dossier_drapeau x SET plage = d.plage FROM dossier d WHERE d.id = x.id;
