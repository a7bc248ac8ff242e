-- Files joined to a piece already received name that piece, as every act that writes a record.
ALTER TABLE ligne_de_journal
  DROP CONSTRAINT journal_enregistrement,
  ADD CONSTRAINT journal_enregistrement CHECK (enregistrement_id IS NOT NULL OR acte NOT IN (
    'enregistrer_reception', 'recevoir_piece', 'joindre_fichiers', 'demander_pieces', 'proposer', 'attribuer', 'refuser',
    'refuser_incompletude', 'refuser_hors_delai', 'declarer_irrecevable', 'notifier'));
