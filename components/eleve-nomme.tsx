import { direUsages, nomDeListe } from '#lib/droit/noms.ts';

/** A pupil whom a search found, as a list names it: its names, then its INE. */
export const EleveNomme = ({
  ine,
  ...eleve
}: Parameters<typeof nomDeListe>[0] & Parameters<typeof direUsages>[0] & { ine: string | null }) => (
  <>
    <strong>{nomDeListe(eleve)}</strong>
    {direUsages(eleve) ? ` (${direUsages(eleve)})` : ''}
    <small className="discret">{ine ? `INE ${ine}` : 'sans INE'}</small>
  </>
);
