import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import {
  direCauses,
  effacementDu,
  etatDeLot,
  LIBELLES_COMPTES,
  LIBELLES_LOTS,
} from '#lib/conservation/faits.ts';
import { elimination, type LotLu } from '#lib/conservation/queries.ts';
import { ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { EcarterUnLot, ViserUnLot } from '../formulaires.tsx';

export const generateMetadata = titreReserve('Lot d’élimination', 'dpo', 'administrateur');

const ISSUES: Readonly<Record<string, string>> = { efface: 'effacé', retenu: 'laissé' };
const COLONNES: Colonne<LotLu['lignes'][number]>[] = [
  { cle: 'rang', titre: 'Rang', rendre: ({ rang }) => rang },
  { cle: 'echu', titre: 'Échu le', rendre: ({ echuLe }) => ecrireJourCourt(jourDe(echuLe)) },
  { cle: 'dossiers', titre: 'Dossiers', nombre: true, rendre: ({ dossiers }) => dossiers },
  { cle: 'issue', titre: 'Issue', rendre: ({ issue }) => ISSUES[issue ?? ''] ?? 'attend' },
  { cle: 'cause', titre: 'Pourquoi', rendre: ({ causes }) => direCauses(causes) },
];

const visa = (nom: string | null, le: Date | null): string =>
  nom && le ? `${nom}, le ${ecrireJour(jourDe(le))}` : 'attendu';

function annonce({ dossiers, annonceeLe, prevenus, injoignables, aPoster }: LotLu): string {
  if (dossiers === 0) return 'aucune : ce lot ne contient pas de dossier';
  const du = effacementDu(annonceeLe);
  if (aPoster > 0)
    return `en cours ; personnes prévenues par courriel : ${prevenus}, à prévenir par la poste : ${injoignables}. Les établissements ont encore des lettres à poster pour ${aPoster} élève${aPoster > 1 ? 's' : ''} ; le délai part quand elles le sont toutes`;
  if (!annonceeLe || !du) return 'attendue, après le second visa';
  return `faite le ${ecrireJour(jourDe(annonceeLe))} ; personnes prévenues par courriel : ${prevenus}, par la poste : ${injoignables}. Rien n’est effacé avant le ${ecrireJour(du)}`;
}

const comptes = (compte: Readonly<Record<string, number>>): string[] =>
  Object.entries(LIBELLES_COMPTES).map(([cle, libelle]) => `${libelle} : ${compte[cle] ?? 0}`);

/** One lot: its rule, its list, its visas, and once it is executed what it removed. */
export default async function LotPage({ params }: PageProps<'/agent/conservation/[id]'>) {
  const portee = await exigerAgent('dpo', 'administrateur');
  const lot = await elimination(portee, identifiant((await params).id)).catch(pageIntrouvable);
  const etat = etatDeLot(lot, portee.jour);
  const { bilan } = lot;
  return (
    <>
      <TitrePage
        titre="Lot d’élimination"
        phrase={`Élèves : ${lot.eleves}, dossiers : ${lot.dossiers}. État : ${LIBELLES_LOTS[etat]}.`}
      />
      {lot.ecarteeLe ? (
        <Alerte ton="info">
          Écarté par {lot.ecarteeParNom} le {ecrireJour(jourDe(lot.ecarteeLe))} : {lot.ecarteeMotif}
        </Alerte>
      ) : null}
      <dl className="traitement">
        <dt>Règle</dt>
        <dd>{lot.regle}</dd>
        <dt>Préparé</dt>
        <dd>{visa(lot.prepareeParNom, lot.prepareeLe)}</dd>
        <dt>Visa du délégué à la protection des données</dt>
        <dd>{visa(lot.dpoNom, lot.dpoLe)}</dd>
        <dt>Visa de l’administrateur</dt>
        <dd>{visa(lot.administrateurNom, lot.administrateurLe)}</dd>
        <dt>Annonce aux familles</dt>
        <dd>{annonce(lot)}</dd>
        <dt>Empreinte de la liste (SHA-256)</dt>
        <dd className="annexe__empreinte">{lot.empreinte}</dd>
        <dt>{bilan ? 'Effacé' : 'À effacer'}</dt>
        <dd>
          <ul>
            {bilan ? <li>Élèves : {`${bilan.effaces}, laissés : ${bilan.retenus}`}</li> : null}
            {comptes(bilan ? (bilan.compte ?? {}) : lot.compte).map((dit) => (
              <li key={dit}>{dit}</li>
            ))}
          </ul>
        </dd>
        <dt>Gardé</dt>
        <dd>Le numéro des dossiers, les empreintes et les sceaux du journal, les pièces comptables.</dd>
      </dl>
      {etat === 'a_viser' || etat === 'visa_manquant' ? (
        <ViserUnLot id={lot.id} empreinte={lot.empreinte} annonce={lot.dossiers > 0} />
      ) : null}
      {etat === 'a_annoncer' || etat === 'annonce' ? <EcarterUnLot id={lot.id} /> : null}
      <Tableau
        legende="Élèves du lot, sans leur nom"
        total={lot.eleves}
        unite="élève"
        colonnes={COLONNES}
        lignes={lot.lignes}
        cle={({ rang }) => String(rang)}
        vide={<p>Ce lot est vide.</p>}
      />
      {lot.lignes.length < lot.eleves ? (
        <p>{`Les ${lot.lignes.length} premiers sont montrés. L’empreinte est celle de toute la liste.`}</p>
      ) : null}
    </>
  );
}
