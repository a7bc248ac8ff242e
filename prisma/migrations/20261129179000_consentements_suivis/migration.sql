-- What families and heads of établissements say of the étude automatique, and the traces of calls to other services, are followed.
SELECT suivre(nom::regclass) FROM unnest(ARRAY['consentement', 'couple', 'accord_de_concubin', 'participation_epsc', 'echange']) AS nom;
