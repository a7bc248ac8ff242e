import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { envoyer } from '#lib/bordereau/actions.ts';
import type { EtatDuCollege } from '#lib/bordereau/queries.ts';

/** Sends what has not left; for who holds the collège alone. */
export function Envoi({ etat }: { etat: EtatDuCollege }) {
  const restantes = etat.proposees.filter(({ bordereau }) => bordereau === null).length;
  if (!etat.enEtablissement || restantes === 0) return null;
  return (
    <FormulaireActe acte={envoyer}>
      <input type="hidden" name="uai" value={etat.etablissement.uai} />
      <button type="submit" className="fr-btn">
        {`Envoyer ${restantes} proposition${restantes > 1 ? 's' : ''} au service académique`}
      </button>
    </FormulaireActe>
  );
}

/** The list, as the two kinds of files. */
export function Fichiers({ uai, bordereau, nom }: { uai: string; bordereau?: number; nom: string }) {
  const suite = bordereau ? `&bordereau=${bordereau}` : '';
  const adresse = `/agent/propositions/${uai}/fichier`;
  return (
    <p>
      {nom} :{' '}
      <a href={`${adresse}?forme=pdf${suite}`} aria-label={`${nom}, à imprimer (PDF)`}>
        à imprimer (PDF)
      </a>
      ,{' '}
      <a href={`${adresse}?forme=csv${suite}`} aria-label={`${nom}, pour un tableur (CSV)`}>
        pour un tableur (CSV)
      </a>
    </p>
  );
}
