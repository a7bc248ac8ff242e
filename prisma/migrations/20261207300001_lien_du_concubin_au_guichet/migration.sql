-- Who types the paper of annexe 12 or 13 sends the concubin who has not answered the same link as online
-- (docs/adr/consentements.md): for a consent of their own établissement, and without reading any invitation.
CREATE POLICY invitation_au_guichet ON invitation_de_concubin FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM consentement c WHERE c.couple_id = invitation_de_concubin.couple_id
    AND c.uai = ANY ((SELECT lieux_de_la_fonction('secretariat') || lieux_de_la_fonction('secretaire_general')
      || lieux_de_la_fonction('chef_etablissement'))::text[])));
