import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { identifiant } from '#app/introuvable.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { EnvoiDePiece } from '#components/envoi/envoi-de-piece.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { piecesAEnvoyer, serviceEnCharge } from '#lib/depot/faits.ts';
import { type DossierDepose, depotsFaits } from '#lib/depot/queries.ts';
import { direLeService, direLeSilence } from '#lib/droit/courrier/courriel.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { envoyerPiece } from '#lib/famille/actions.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerFamille } from '#lib/technique/session.ts';

export const metadata: Metadata = { title: 'Demande envoyée' };

/** The demande of one child: its number, and the papers that it still lacks. */
function Deposee({ dossier }: { dossier: DossierDepose }) {
  const codes = piecesAEnvoyer(dossier);
  return (
    <section aria-labelledby={`demande-${dossier.id}`} className="volet">
      <h2 id={`demande-${dossier.id}`} className="fr-h4">
        {nomDUsage(dossier.eleve)} : demande n° {dossier.numero}
      </h2>
      <p>
        <Link href={`/famille/dossiers/${dossier.id}`} prefetch={false}>
          Suivre la demande n° {dossier.numero}
        </Link>
      </p>
      {codes.length > 0 ? <p>Papiers à envoyer dès que possible, une photo nette suffit :</p> : null}
      <ul className="pieces-demandees__liste">
        {codes.map((code) => (
          <li key={code} className="pieces-demandees__piece">
            <h3 className="fr-h6">{PIECES[code].libelle}</h3>
            <p>{PIECES[code].explication}</p>
            <EnvoiDePiece
              acte={envoyerPiece}
              adresse={`/famille/dossiers/${dossier.id}/envoi`}
              cible={{ dossierId: dossier.id, version: dossier.version }}
              code={code}
              piece={PIECES[code].libelle}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The accusé d'enregistrement, as the mail says it (CRPA R. 112-5), and what comes next. */
export default async function AccusePage({ params }: PageProps<'/famille/demande/[id]/accuse'>) {
  const portee = await exigerFamille();
  const { dossiers, academie } = await depotsFaits(portee, identifiant((await params).id));
  const [premier] = dossiers;
  if (!premier?.recuLe || !academie) notFound();
  const recuLe = jourDe(premier.recuLe);
  return (
    <>
      <FilAriane liens={[{ href: '/famille', libelle: 'Mes enfants' }]} ici="Demande envoyée" />
      <TitrePage
        titre={dossiers.length > 1 ? 'Vos demandes sont enregistrées' : 'Votre demande est enregistrée'}
        phrase={`Le ${ecrireJour(recuLe)}. Un courriel le confirme à ${premier.demandeur?.courriel ?? 'votre adresse'} ; un accusé de réception suit, dans votre espace.`}
      />
      {direLeSilence(recuLe).map((phrase) => (
        <p key={phrase}>{phrase}</p>
      ))}
      <p>{direLeService(serviceEnCharge(premier, academie))}</p>
      <BoutonImprimer>Imprimer cette page</BoutonImprimer>
      {dossiers.map((dossier) => (
        <Deposee key={dossier.id} dossier={dossier} />
      ))}
      <section aria-labelledby="ensuite">
        <h2 id="ensuite" className="fr-h4">
          L’année prochaine, sans rien demander
        </h2>
        <p>
          Vous pouvez accepter que votre droit soit étudié automatiquement à chaque rentrée.{' '}
          <Link href="/famille/etude" prefetch={false}>
            Lire et répondre
          </Link>
        </p>
      </section>
    </>
  );
}
