import Link from 'next/link';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { ibanMasque } from '#lib/droit/argent/iban.ts';
import {
  direLaCause,
  FAITS_DE_VERSEMENT,
  type FaitDeVersement,
  MODES_DE_PAIEMENT,
  peutSuivre,
} from '#lib/droit/argent/paiements.ts';
import { ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import { ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { direLEtat } from '#lib/versement/faits.ts';
import { SUIVENT_LES_PAIEMENTS, versement } from '#lib/versement/queries.ts';
import { DireLePaiement, PayerDeNouveau } from './formulaires.tsx';

export const generateMetadata = titreReserve('Versement', ...SUIVENT_LES_PAIEMENTS);

const TOUS = Object.keys(FAITS_DE_VERSEMENT) as FaitDeVersement[];

/** One payment: what it pays, to which account, what was said of it, and what may follow. */
export default async function VersementPage({ params }: PageProps<'/agent/paiements/[id]'>) {
  const portee = await exigerAgent(...SUIVENT_LES_PAIEMENTS);
  const id = identifiant((await params).id);
  const vu = await versement(portee, id).catch(pageIntrouvable);
  const suites = TOUS.filter((fait) => peutSuivre(vu.etat, fait));
  return (
    <>
      <p>
        <Link href="/agent/paiements">Tous les paiements</Link>
      </p>
      <TitrePage titre={`Versement : ${nomDeListe(vu)}`} phrase={`${vu.reference}. ${direLEtat(vu)}`} />
      <dl>
        <dt>Montant</dt>
        <dd>
          {ecrireMontant(vu.brut)} dus, {ecrireMontant(vu.deduit)} de frais déduits :{' '}
          <strong>{ecrireMontant(vu.centimes)}</strong>
        </dd>
        <dt>État</dt>
        <dd>
          n° {vu.numero}, trimestre {vu.trimestre}, {vu.etablissement}, figé le {ecrireJour(vu.fige)}
        </dd>
        <dt>Mode</dt>
        <dd>{MODES_DE_PAIEMENT[vu.mode]}</dd>
        <dt>Compte, tel qu’il était ce jour-là</dt>
        <dd>
          {vu.titulaire && vu.pays && vu.fin
            ? `${vu.titulaire}, ${ibanMasque({ pays: vu.pays, fin: vu.fin })}`
            : 'aucun'}
          . <Link href={`/agent/comptes/${vu.dossierId}`}>Compte d’aujourd’hui</Link>
        </dd>
      </dl>
      {vu.faits.length > 0 ? (
        <ol>
          {vu.faits.map(({ id: cle, fait, jour, code, motif, auteurNom }) => (
            <li key={cle}>
              {FAITS_DE_VERSEMENT[fait as FaitDeVersement]} le {ecrireJour(jour)}
              {code ? ` : ${direLaCause(code)}` : ''}
              {motif ? `, ${motif}` : ''} (dit par {auteurNom})
            </li>
          ))}
        </ol>
      ) : null}
      {vu.aReprendre ? <PayerDeNouveau versementId={id} /> : null}
      {suites.length > 0 ? (
        <DireLePaiement versementId={id} faits={suites} jour={ecrireJourCourt(portee.jour)} />
      ) : null}
    </>
  );
}
