-- What a token opens is judged by `juger_le_jeton` alone, at each call.
-- survives: nothing of the product ever asked it
DROP FUNCTION jeton_presente(text);
