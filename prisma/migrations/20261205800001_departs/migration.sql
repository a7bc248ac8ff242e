-- The list of the departures out of the base reads them without the other decisions (C. V.A; docs/adr/transferts.md).
CREATE INDEX CONCURRENTLY decision_depart ON decision (decidee_le DESC, id) WHERE trace @> '[{"regle": "transfert.depart"}]';
