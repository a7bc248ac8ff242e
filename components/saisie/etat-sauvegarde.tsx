import { Alerte } from '../alerte.tsx';
import { direSauvegarde, type Sauvegarde } from './sauvegarde.ts';

/** Where the draft stands, always in view; a conflict asks which version to keep. */
export function EtatDeSauvegarde({
  etat,
  trancher,
  renvoyer,
  retour = { href: '/agent/saisie', libelle: 'Retour à la saisie' },
}: {
  etat: Sauvegarde;
  trancher: (garder: 'les_miennes' | 'les_autres') => void;
  renvoyer: () => void;
  /** Where to go when the draft is no more. */
  retour?: { href: string; libelle: string };
}) {
  const phrase = direSauvegarde(etat);
  if (etat.statut === 'conflit')
    return (
      <Alerte ton="attention" titre={phrase} annoncer>
        <p>
          Un autre onglet, un autre appareil ou un collègue a enregistré ce brouillon après vous. Que garder ?
        </p>
        <p className="saisie__choix">
          <button type="button" className="fr-btn fr-btn--sm" onClick={() => trancher('les_miennes')}>
            Garder ma saisie
          </button>
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--secondary"
            onClick={() => trancher('les_autres')}
          >
            Prendre l’autre version
          </button>
        </p>
      </Alerte>
    );
  const calme = etat.statut === 'enregistre' || etat.statut === 'a_envoyer' || etat.statut === 'en_cours';
  if (calme)
    return (
      <p className="saisie__sauvegarde">
        <span
          className={etat.statut === 'enregistre' ? 'fr-icon-check-line' : 'fr-icon-refresh-line'}
          aria-hidden="true"
        />{' '}
        {phrase}
      </p>
    );
  return (
    <Alerte ton="attention" annoncer>
      <p>{phrase}</p>
      {etat.statut === 'disparu' ? (
        <p>
          <a href={retour.href}>{retour.libelle}</a>
        </p>
      ) : (
        <p>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={renvoyer}>
            Réessayer maintenant
          </button>
        </p>
      )}
    </Alerte>
  );
}
