-- The worker takes the letters that wait without reading those already made.
CREATE INDEX courrier_a_produire ON courrier (id) WHERE etat = 'a_produire';
