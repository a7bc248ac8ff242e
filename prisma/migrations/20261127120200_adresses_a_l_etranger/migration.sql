-- Addresses of other countries, with their postal codes as they are there.
ALTER TABLE responsable ALTER COLUMN code_postal TYPE varchar(20), ADD COLUMN pays text;
