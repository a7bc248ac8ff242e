-- A verified identity is looked for by its birth: few persons share a day.
CREATE INDEX CONCURRENTLY consentement_naissance ON consentement ((etat_civil ->> 'naissance')) WHERE reponse = 'oui';
