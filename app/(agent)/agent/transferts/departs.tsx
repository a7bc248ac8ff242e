import { ecrireJourCourt } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { LIBELLES_FINS } from '#lib/droit/transfert/fin-de-scolarite.ts';
import type { DepartListe } from '#lib/transfert/queries.ts';

/** Boursiers who left for an établissement that no base of ours holds, or for none. */
export function Departs({ departs }: { departs: readonly DepartListe[] }) {
  return (
    <section>
      <h2 className="fr-h5">Partis de nos établissements</h2>
      {departs.length === 0 ? (
        <p>Aucun boursier n’est parti vers un autre réseau, ni n’a mis fin à sa scolarité.</p>
      ) : null}
      <ul className="fr-raw-list">
        {departs.map(({ id, dossierId, numero, eleve, notifie, depart }) => (
          <li key={id} className="fr-mb-3w">
            <p>
              <a className="fr-link" href={`/agent/dossiers/${dossierId}`}>
                {`${nomDeListe(eleve)}, dossier ${numero}`}
              </a>
              <br />
              {`${'fin' in depart ? `sans suite, ${LIBELLES_FINS[depart.fin]}` : `${depart.etablissement}, ${depart.commune}`} : sorti le ${ecrireJourCourt(depart.sortieLe)}, versé ici jusqu’au ${ecrireJourCourt(depart.arretLe)}.`}
            </p>
            {notifie && !('fin' in depart) ? (
              <p>
                <a className="fr-link" href={`/agent/transferts/${id}/fichier`}>
                  Imprimé de transfert (PDF)
                  <span className="fr-sr-only">{`, ${nomDeListe(eleve)}`}</span>
                </a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
