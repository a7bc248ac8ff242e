import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { ChoixDuTrimestre } from '#components/choix-du-trimestre.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { anneeScolaire, trimestreDu } from '#lib/droit/argent/trimestres.ts';
import { ENCAISSEURS, fraisAVoir } from '#lib/frais/queries.ts';
import { TrimestreSchema } from '#lib/presence/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FraisDUnEtablissement } from './etablissement.tsx';

export const generateMetadata = titreReserve('Frais de pension', ...ENCAISSEURS);

/** The fees of pension of a trimestre, typed by who collects them, and what they take off each bourse (C. VII.B). */
export default async function FraisPage({ searchParams }: PageProps<'/agent/frais'>) {
  const portee = await exigerAgent(...ENCAISSEURS);
  const annee = rentreeDu(portee.jour);
  const demande = TrimestreSchema.safeParse((await searchParams).trimestre);
  const trimestre = demande.success ? demande.data : (trimestreDu(anneeScolaire(annee), portee.jour) ?? 1);
  const { eleves, etablissements } = await fraisAVoir(portee, annee, trimestre);
  return (
    <>
      <TitrePage
        titre="Frais de pension"
        phrase={`Année scolaire ${ecrireAnnee(annee)}, trimestre ${trimestre}. Dans le public, la bourse et ses primes se paient après déduction des frais de pension ; la prime d’équipement n’est jamais déduite, et rien ne descend sous zéro. Les rappels et les partages d’un transfert se comptent dans l’état de paiement.`}
      />
      <ChoixDuTrimestre page="/agent/frais" trimestre={trimestre} />
      {etablissements.length > 0 ? (
        <p>
          <Link href="/agent/frais/import">Prendre les frais d’un fichier</Link>
        </p>
      ) : null}
      {etablissements.length === 0 ? <p>Aucun établissement public n’est dans votre périmètre.</p> : null}
      {etablissements.map(({ uai, nom }) => (
        <FraisDUnEtablissement
          key={uai}
          uai={uai}
          nom={nom}
          trimestre={trimestre}
          eleves={eleves.filter((eleve) => eleve.uai === uai)}
        />
      ))}
    </>
  );
}
