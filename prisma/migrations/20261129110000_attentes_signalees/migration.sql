-- What a dossier waits for is read from its flags: those that acts write from now on are given to what already waits. A recours
-- says its kind, since each has its own reader; a withdrawal says that the family was heard, or gave the bourse up.
UPDATE dossier d SET drapeaux = array_append(d.drapeaux, 'recours_' || r.genre)
FROM (SELECT DISTINCT ON (dossier_id) dossier_id, genre FROM recours WHERE issue IS NULL ORDER BY dossier_id, forme_le, rang) r
WHERE r.dossier_id = d.id;
UPDATE dossier d SET drapeaux = array_append(d.drapeaux, 'retrait_entendu')
FROM retrait r
WHERE r.dossier_id = d.id AND r.issue IS NULL AND (r.motif = 'renonciation' OR r.observations IS NOT NULL);
