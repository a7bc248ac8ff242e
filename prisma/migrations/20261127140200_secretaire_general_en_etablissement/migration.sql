ALTER TABLE affectation
  DROP CONSTRAINT affectation_etablissement,
  ADD CONSTRAINT affectation_etablissement CHECK (
    (role IN ('secretariat', 'secretaire_general', 'chef_etablissement', 'agent_comptable')) = (uai IS NOT NULL));
