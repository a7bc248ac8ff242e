import { nommerFichiers } from '#app/(agent)/agent/dossiers/[id]/fichiers.tsx';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { AnciensComptes } from '#components/anciens-comptes.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type CompteMontre, direLeCompte, direLHistoire } from '#lib/compte-bancaire/faits.ts';
import { compteDuDossier, SUIVENT_LES_COMPTES } from '#lib/compte-bancaire/queries.ts';
import { nomDeListe, nomDUsage } from '#lib/droit/noms.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { DevoilerLeCompte, SaisirLeCompte, Trancher } from './formulaires.tsx';

export const generateMetadata = titreReserve('Compte bancaire', ...SUIVENT_LES_COMPTES);

const Compte = ({ compte }: { compte: CompteMontre }) => (
  <>
    <p>
      <strong>{direLeCompte(compte)}</strong>. {direLHistoire(compte)}
    </p>
    {compte.concorde ? null : (
      <Alerte ton="attention">
        <p>
          Le titulaire n’est pas la personne qui a demandé la bourse : « {compte.explication} »
          {compte.fichiers.length > 0 ? ' Ce qui le montre :' : ' Aucun justificatif n’est joint.'}
        </p>
        {nommerFichiers(compte.fichiers)}
      </Alerte>
    )}
  </>
);

/** Where the bourse of a pupil is paid: what stands, what waits for a second person, what is shown with a reason. */
export default async function ComptePage({ params }: PageProps<'/agent/comptes/[id]'>) {
  const portee = await exigerAgent(...SUIVENT_LES_COMPTES);
  const id = identifiant((await params).id);
  const { enVigueur, aConfirmer, anciens, eleve, demandeur, numero, saisit, autres } = await compteDuDossier(
    portee,
    id,
  ).catch(pageIntrouvable);
  const qui = demandeur ? `La personne qui a demandé : ${nomDUsage(demandeur)}.` : '';
  return (
    <>
      <FilAriane liens={[{ href: '/agent/comptes', libelle: 'Comptes bancaires' }]} ici={nomDeListe(eleve)} />
      <TitrePage titre={`Compte bancaire : ${nomDeListe(eleve)}`} phrase={`Dossier ${numero}. ${qui}`} />
      {autres > 0 ? (
        <Alerte ton="attention">
          Ce compte est aussi celui de {autres} autre{autres > 1 ? 's' : ''} personne{autres > 1 ? 's' : ''} :
          vérifiez-le avant de payer.
        </Alerte>
      ) : null}
      <h2>Le compte qui sert</h2>
      {enVigueur ? <Compte compte={enVigueur} /> : <p>Aucun : rien ne peut être versé.</p>}
      {enVigueur || aConfirmer ? <DevoilerLeCompte dossierId={id} /> : null}
      {aConfirmer ? (
        <section aria-labelledby="a-confirmer">
          <h2 id="a-confirmer">À confirmer</h2>
          <Compte compte={aConfirmer} />
          {saisit ? (
            <Trancher compteId={aConfirmer.id} confirme={aConfirmer.auteurId !== portee.auteur.id} />
          ) : null}
        </section>
      ) : null}
      {saisit ? (
        <>
          <h2>{enVigueur ? 'Saisir un autre RIB' : 'Saisir un RIB'}</h2>
          <SaisirLeCompte dossierId={id} />
        </>
      ) : null}
      <AnciensComptes
        lignes={anciens.map((compte) => ({
          id: compte.id,
          dit: `${direLeCompte(compte)}. ${direLHistoire(compte)}`,
        }))}
      />
    </>
  );
}
