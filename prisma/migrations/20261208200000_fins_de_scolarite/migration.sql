-- The list of the departures reads those that lead nowhere without the other decisions, as it does the others (20261205800001_departs).
CREATE INDEX CONCURRENTLY decision_fin_de_scolarite ON decision (decidee_le DESC, id) WHERE trace @> '[{"regle": "transfert.fin_de_scolarite"}]';
