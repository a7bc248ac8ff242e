import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { annoncerAvis } from '#lib/famille/actions.ts';

/** The avis d'impôt alone lacks and has not been received yet: said here, it is awaited until the end of the year. */
export function AnnonceDeLAvis({ dossierId, version }: { dossierId: string; version: number }) {
  return (
    <FormulaireActe acte={annoncerAvis} className="texte">
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="version" value={version} />
      <p>
        Vous n’avez pas encore reçu votre avis d’impôt ? Dites-le : il sera attendu au-delà des{' '}
        {direDuree('delai.pieces')}, jusqu’à la fin de l’année scolaire.
      </p>
      <button type="submit" className="fr-btn fr-btn--secondary">
        Mon avis d’impôt viendra plus tard
      </button>
    </FormulaireActe>
  );
}
