import type { Metadata } from 'next';
import { Alerte } from '#components/alerte.tsx';
import { AnciensComptes } from '#components/anciens-comptes.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direLeCompte, direLHistoire } from '#lib/compte-bancaire/faits.ts';
import { mesComptes } from '#lib/compte-bancaire/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { DonnerUnCompte, Repondre } from './formulaires.tsx';

export const metadata: Metadata = { title: 'Mon compte bancaire' };

const FAITS: ReadonlyMap<string, string> = new Map([
  ['donne', 'C’est noté : les prochains versements iront sur ce compte.'],
  ['attend', 'C’est noté. Ce compte ne servira qu’une fois confirmé : voyez ci-dessous.'],
  ['ecarte', 'Ce compte est écarté : rien n’y sera versé.'],
]);

/** Where the bourse is paid: the account that stands, the one that waits, another one to give (C. VII.B). */
export default async function ComptePage({ searchParams }: PageProps<'/famille/compte'>) {
  const portee = await exigerFamille();
  const fait = FAITS.get(String((await searchParams).fait));
  const { enVigueur, aConfirmer, anciens } = await mesComptes(portee);
  return (
    <>
      <FilAriane liens={[{ href: '/famille', libelle: 'Mes enfants' }]} ici="Mon compte bancaire" />
      <TitrePage
        titre="Mon compte bancaire"
        phrase="La bourse est versée à la personne qui l’a demandée, ou à l’élève majeur qui l’a demandée lui-même : le compte est à son nom."
      />
      {fait ? <Alerte ton="succes">{fait}</Alerte> : null}
      <h2>Où la bourse est versée</h2>
      {enVigueur ? (
        <p>
          <strong>{direLeCompte(enVigueur)}</strong>. {direLHistoire(enVigueur)}
        </p>
      ) : (
        <p>Aucun compte n’est connu : sans lui, la bourse ne peut pas vous être versée.</p>
      )}
      {aConfirmer ? (
        <section aria-labelledby="a-confirmer">
          <h2 id="a-confirmer">Un compte attend d’être confirmé</h2>
          <p>
            <strong>{direLeCompte(aConfirmer)}</strong>. {direLHistoire(aConfirmer)}
          </p>
          <p>
            {aConfirmer.concorde
              ? 'Comparez la fin de l’IBAN à celle de votre RIB, puis confirmez. Si vous n’avez rien demandé, écartez-le.'
              : 'Ce compte n’est pas à votre nom : l’établissement ou le service des bourses doit le confirmer.'}
          </p>
          {aConfirmer.fichiers.map(({ id, nom }) => (
            <p key={id}>
              Justificatif joint :{' '}
              <a className="fr-link" href={`/famille/fichiers/${id}/fichier`}>
                {nom}
              </a>
            </p>
          ))}
          <Repondre compteId={aConfirmer.id} confirme={aConfirmer.concorde} />
        </section>
      ) : null}
      <h2>{enVigueur ? 'Changer de compte' : 'Donner mon compte'}</h2>
      <p>
        {enVigueur
          ? 'Le nouveau compte servira une fois que vous l’aurez confirmé. Un paiement déjà préparé ira encore sur l’ancien : ne le fermez pas aussitôt.'
          : 'Votre IBAN est chiffré. Personne ne le lit en entier sans donner une raison, gardée avec son nom.'}
      </p>
      <DonnerUnCompte libelle={enVigueur ? 'Donner ce nouveau compte' : 'Donner ce compte'} />
      <AnciensComptes
        lignes={anciens.map((compte) => ({
          id: compte.id,
          dit: `${direLeCompte(compte)}. ${direLHistoire(compte)}`,
        }))}
      />
    </>
  );
}
