import { Alerte } from '#components/alerte.tsx';
import type { Filtres } from '#lib/bannette/schema.ts';
import { preparerLot } from '#lib/lot/actions.ts';
import type { LotAReprendre } from '#lib/lot/queries.ts';
import { GESTES, GESTES_DES_LOTS, TAILLE_DU_LOT } from '#lib/lot/schema.ts';
import { confierPlusieurs } from '#lib/suivi/actions.ts';
import type { Collegue } from '#lib/suivi/queries.ts';
import { filtresSuivis, requete } from './adresses.ts';

/** The form that the checkboxes of the queue belong to. */
export const FORMULAIRE_DU_LOT = 'lot';

/** What is done at once on the rows ticked, or on the whole list: first shown, then done. */
export function BarreDuLot({ filtres, collegues }: { filtres: Filtres; collegues: readonly Collegue[] }) {
  return (
    <form id={FORMULAIRE_DU_LOT} action={preparerLot} className="lot">
      <input type="hidden" name="liste" value={requete(filtresSuivis(filtres))} />
      <div>
        <label className="fr-label" htmlFor="geste">
          Faire en une fois
        </label>
        <select className="fr-select" id="geste" name="geste" defaultValue="decider">
          {Object.entries(GESTES).map(([valeur, libelle]) => (
            <option key={valeur} value={valeur}>
              {libelle}
            </option>
          ))}
        </select>
      </div>
      <button
        type="submit"
        name="etendue"
        value="cochees"
        className="fr-btn fr-btn--secondary"
        data-raccourci="l"
      >
        Voir pour les lignes cochées
      </button>
      {filtres.q ? null : (
        <button
          type="submit"
          name="etendue"
          value="liste"
          className="fr-btn fr-btn--tertiary"
          title={`Les ${TAILLE_DU_LOT} premiers dossiers de la liste au plus`}
        >
          Voir pour toute la liste
        </button>
      )}
      <button
        type="submit"
        className="fr-btn fr-btn--secondary"
        formAction="/agent/impressions/fichier"
        formMethod="get"
        title="Le dernier courrier de chaque dossier coché, en un seul PDF"
      >
        Imprimer les courriers des lignes cochées
      </button>
      <button
        type="submit"
        className="fr-btn fr-btn--secondary"
        formAction="/agent/parapheur"
        formMethod="get"
        title="Ce qui part sur papier est notifié quand il est signé"
      >
        Signer et notifier sur papier les lignes cochées
      </button>
      <div>
        <label className="fr-label" htmlFor="agentId">
          Confier à
        </label>
        <select className="fr-select" id="agentId" name="agentId">
          {collegues.map(({ id, nom }) => (
            <option key={id} value={id}>
              {nom}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="fr-btn fr-btn--secondary" formAction={confierPlusieurs}>
        Confier les lignes cochées
      </button>
    </form>
  );
}

/** Lots that were begun and not ended, with the way to go on. */
export function LotsAReprendre({ lots }: { lots: readonly LotAReprendre[] }) {
  if (lots.length === 0) return null;
  return (
    <Alerte ton="attention" titre="Un traitement a été interrompu">
      <ul>
        {lots.map(({ id, geste, restent }) => (
          <li key={id}>
            <a href={`/agent/lots/${id}`}>
              {GESTES_DES_LOTS[geste]} : {restent} dossiers restent à traiter
            </a>
          </li>
        ))}
      </ul>
    </Alerte>
  );
}

/** How many rows were entrusted just now, as the address says it. */
export function Confies({ nombre }: { nombre: unknown }) {
  if (typeof nombre !== 'string' || !/^\d{1,4}$/.test(nombre)) return null;
  const faits = Number(nombre);
  return (
    <Alerte ton={faits > 0 ? 'succes' : 'erreur'} annoncer>
      {faits > 0
        ? `${faits} dossier${faits > 1 ? 's' : ''} confié${faits > 1 ? 's' : ''}.`
        : 'Aucun dossier confié : cochez des lignes, et choisissez un collègue qui suit ces dossiers.'}
    </Alerte>
  );
}
