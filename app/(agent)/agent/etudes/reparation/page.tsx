import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { REMEDES } from '#lib/droit/etude/reparation.ts';
import { PREPARENT } from '#lib/passage/faits.ts';
import { direPanne, direRemise, etablissementsDe, type Groupe, groupesDe } from '#lib/reparation/faits.ts';
import { lignesDuGroupe, pannesComptees, remisesFixees } from '#lib/reparation/queries.ts';
import { VueSchema } from '#lib/reparation/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { adresseDuBureau } from './adresses.ts';
import { FiltreDuBureau } from './filtre.tsx';
import { ListeDuGroupe } from './liste.tsx';
import { DateDeRemise } from './remise.tsx';

export const generateMetadata = titreReserve('Bureau de réparation', ...PREPARENT);

const colonnesDe = (uai: string | undefined): Colonne<Groupe>[] => [
  {
    cle: 'panne',
    titre: 'Ce qui arrête',
    rendre: ({ panne }) => <a href={adresseDuBureau({ panne, uai })}>{direPanne(panne)}</a>,
  },
  { cle: 'lignes', titre: 'Élèves', rendre: ({ lignes }) => lignes, nombre: true },
  { cle: 'pretes', titre: 'Prêts à rejouer', rendre: ({ pretes }) => pretes || '', nombre: true },
  { cle: 'remede', titre: 'Ce qui règle', rendre: ({ remede }) => REMEDES[remede].titre },
];

/** What the étude automatique did not settle, grouped by what stopped it, each with what settles it (C. II.B.1). */
export default async function ReparationPage({ searchParams }: PageProps<'/agent/etudes/reparation'>) {
  const portee = await exigerAgent(...PREPARENT);
  const { panne, uai, page } = VueSchema.parse(await searchParams);
  const comptes = await pannesComptees(portee);
  const remises = await remisesFixees(portee);
  const groupes = groupesDe(comptes, uai);
  const groupe = groupes.find((vu) => vu.panne === panne);
  return (
    <>
      <FilAriane liens={[{ href: '/agent/etudes', libelle: 'Études automatiques' }]} ici="Réparation" />
      <TitrePage
        titre="Bureau de réparation"
        phrase={`Année scolaire ${ecrireAnnee(rentreeDu(portee.jour))} : ce que l’étude automatique n’a pas réglé dans votre académie, par cause, avec ce qui règle chaque groupe. Un élève compte dans chaque cause qui l’arrête.`}
      />
      <FiltreDuBureau etablissements={etablissementsDe(comptes)} uai={uai} panne={panne} />
      <Tableau
        legende="Études arrêtées, par cause"
        total={groupes.length}
        unite="cause"
        colonnes={colonnesDe(uai)}
        lignes={groupes}
        cle={(vu) => vu.panne}
        vide={<p>Rien à réparer{uai ? ' dans cet établissement' : ''} : toutes les études sont réglées.</p>}
      />
      {groupe ? (
        <ListeDuGroupe
          groupe={groupe}
          uai={uai}
          page={page}
          lignes={await lignesDuGroupe(portee, { panne: groupe.panne, uai, page })}
        />
      ) : (
        <DateDeRemise
          academies={remises.academies}
          fixees={remises.fixees.map((fixee) => ({ id: fixee.id, dit: direRemise(fixee) }))}
        />
      )}
    </>
  );
}
