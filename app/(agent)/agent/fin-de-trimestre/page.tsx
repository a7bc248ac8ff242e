import { titreReserve } from '#app/titre-reserve.ts';
import { ChoixDuTrimestre } from '#components/choix-du-trimestre.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { ETATS_DE_PAIEMENT, LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { manque, NOMS_DES_MANQUES, type NomDeManque } from '#lib/droit/argent/fin-de-trimestre.ts';
import { anneeScolaire, trimestreDu } from '#lib/droit/argent/trimestres.ts';
import { type Manques, sommerManques } from '#lib/fin-de-trimestre/faits.ts';
import { type LieuAClore, lieuxAClore } from '#lib/fin-de-trimestre/queries.ts';
import { FinDeTrimestreSchema } from '#lib/fin-de-trimestre/schema.ts';
import { tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Recherche } from './recherche.tsx';

export const generateMetadata = titreReserve('Fin de trimestre', ...LISENT_LES_ETATS);

const presents = (manques: Manques): NomDeManque[] => NOMS_DES_MANQUES.filter((nom) => manques[nom]);

const estSigne = (lieu: LieuAClore, trimestre: number): boolean => {
  const siens = lieu.etats.filter((etat) => etat.trimestre === trimestre);
  return siens.length > 0 && siens.every(({ etape }) => etape === 'fige');
};

const colonnes = (trimestre: number): Colonne<LieuAClore>[] => [
  {
    cle: 'lieu',
    titre: 'Établissement',
    rendre: ({ uai, nom, commune, branche }) => (
      <>
        <LienLigne href={`/agent/fin-de-trimestre/${uai}?trimestre=${trimestre}`}>
          {nom}, {commune}
        </LienLigne>
        <br />
        <span className="fr-text--sm">{ETATS_DE_PAIEMENT[branche].titre}</span>
      </>
    ),
  },
  {
    cle: 'etat',
    titre: 'État',
    rendre: (lieu) =>
      lieu.etats
        .filter((etat) => etat.trimestre === trimestre)
        .map(({ etape, numero }) =>
          etape === 'fige' ? `n° ${numero} signé` : etape === 'controle' ? 'à signer' : 'en préparation',
        )
        .join(', ') || 'pas commencé',
  },
  {
    cle: 'manques',
    titre: 'Ce qui manque',
    rendre: ({ manques }) => {
      const siens = presents(manques);
      if (siens.length === 0) return 'rien';
      return (
        <ul className="fr-raw-list">
          {siens.map((nom) => (
            <li key={nom}>
              {manque(nom).titre} : {manques[nom]}
            </li>
          ))}
        </ul>
      );
    },
  },
];

/** The establishments of the portée at the end of a trimestre: who has signed, and what lacks where (C. IV.B, VI, VII.B). */
export default async function FinDeTrimestrePage({ searchParams }: PageProps<'/agent/fin-de-trimestre'>) {
  const portee = await exigerAgent(...LISENT_LES_ETATS);
  const demande = FinDeTrimestreSchema.parse(await searchParams);
  const annee = rentreeDu(portee.jour);
  const trimestre = demande.trimestre ?? trimestreDu(anneeScolaire(annee), portee.jour) ?? 1;
  const lieux = await lieuxAClore(portee, annee, trimestre, { nom: demande.nom });
  const ensemble = sommerManques(lieux);
  const signes = lieux.filter((lieu) => estSigne(lieu, trimestre)).length;
  return (
    <>
      <TitrePage
        titre="Fin de trimestre"
        phrase={`Année scolaire ${ecrireAnnee(annee)}, trimestre ${trimestre} : ${signes} établissement${signes > 1 ? 's' : ''} sur ${lieux.length} ${signes > 1 ? 'ont' : 'a'} signé son état. Ouvrez un établissement pour voir ce qui manque, qui appeler, et ce que son état paierait.`}
      />
      <ChoixDuTrimestre page="/agent/fin-de-trimestre" trimestre={trimestre} />
      {tient(portee, 'gestionnaire_sab', 'responsable_sab', 'delegue_recteur') ? (
        <Recherche trimestre={trimestre} nom={demande.nom} />
      ) : null}
      {presents(ensemble).length > 0 ? (
        <section aria-labelledby="ensemble">
          <h2 className="fr-h4" id="ensemble">
            Ce qui manque, tous établissements réunis
          </h2>
          <ul>
            {presents(ensemble).map((nom) => (
              <li key={nom}>
                {manque(nom).titre} : <strong>{ensemble[nom]}</strong>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Tableau
        legende={`Établissements, trimestre ${trimestre}`}
        total={lieux.length}
        unite="établissement"
        colonnes={colonnes(trimestre)}
        lignes={lieux}
        cle={({ uai, branche }) => `${uai} ${branche}`}
        vide={<p>Aucune bourse n’est attribuée cette année dans votre périmètre.</p>}
      />
    </>
  );
}
