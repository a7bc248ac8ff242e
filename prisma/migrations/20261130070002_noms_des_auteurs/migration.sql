-- The worker writes events too: the trigger that signs them asks for names in one expression, which it must be allowed whole.
GRANT EXECUTE ON FUNCTION nom_de_l_agent(uuid) TO bourses_worker;
