-- A person gives whatever number they call from: the search knows the three that the school base keeps.
-- survives: written while no base holds more than some thousand people; the table is rewritten, and its readers wait a moment.
ALTER TABLE responsable
  ADD COLUMN portable_cherche text COLLATE "C" GENERATED ALWAYS AS (telephone_compose(telephone_portable)) STORED,
  ADD COLUMN professionnel_cherche text COLLATE "C" GENERATED ALWAYS AS (telephone_compose(telephone_professionnel)) STORED;
-- survives: built in the same moment, for the same reason.
CREATE INDEX responsable_portable ON responsable (portable_cherche);
-- survives: built in the same moment, for the same reason.
CREATE INDEX responsable_professionnel ON responsable (professionnel_cherche);
