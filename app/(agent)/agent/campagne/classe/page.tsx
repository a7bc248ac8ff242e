import { notFound } from 'next/navigation';
import { titreReserve } from '#app/titre-reserve.ts';
import { EtatBadge } from '#components/etat-badge.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { Pagination } from '#components/pagination.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ELEVES_LISTES, type EleveDeClasse, elevesDeLaClasse } from '#lib/avancement/queries.ts';
import { adresseDeClasse, ListeDeClasseSchema, type SuiteDeClasse } from '#lib/avancement/schema.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Élèves d’une classe', ...RELANCEURS);

const LEGENDES: Readonly<Record<SuiteDeClasse, string>> = {
  eleves: 'Élèves de la classe',
  recues: 'Élèves dont la demande est reçue',
  relances: 'Élèves sans demande, dont la famille a été relancée',
};

const COLONNES: readonly Colonne<EleveDeClasse>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ scolariteId, dossierId, ...eleve }) => (
      <LienLigne href={dossierId ? `/agent/dossiers/${dossierId}` : `/agent/radar/${scolariteId}`}>
        {nomDeListe(eleve)}
      </LienLigne>
    ),
  },
  { cle: 'numero', titre: 'Dossier', rendre: ({ numero }) => numero ?? 'aucune demande' },
  { cle: 'etat', titre: 'État', rendre: ({ etat }) => (etat ? <EtatBadge etat={etat} /> : null) },
  {
    cle: 'relance',
    titre: 'Dernière relance',
    rendre: ({ relanceLe }) => (relanceLe ? ecrireJourCourt(jour(relanceLe)) : null),
  },
];

/** The pupils that a number of a class counts: each opens its demande or, without one, how to reach its family. */
export default async function ClassePage({ searchParams }: PageProps<'/agent/campagne/classe'>) {
  const portee = await exigerAgent(...RELANCEURS);
  const { uai, classe, suite, page } = ListeDeClasseSchema.parse(await searchParams);
  if (!uai) notFound();
  const { lignes, total, etablissement } = await elevesDeLaClasse(
    portee,
    { uai, classe, suite },
    (page - 1) * ELEVES_LISTES,
  );
  const vers = (numero: number): string => adresseDeClasse({ uai, classe, suite }, numero);
  return (
    <>
      <FilAriane liens={[{ href: '/agent/campagne', libelle: 'Campagne' }]} ici={classe || 'Sans classe'} />
      <TitrePage
        titre={[classe || 'Sans classe', etablissement].filter(Boolean).join(' · ')}
        phrase="Un élève qui a une demande ouvre son dossier ; les autres, ce que leur famille peut faire et comment la joindre."
      />
      <ListesTardives heure={await heureDesListes(portee)} />
      <Tableau
        legende={LEGENDES[suite]}
        total={total}
        unite="élève"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ scolariteId }) => scolariteId}
        vide={<p>Aucun élève de vos établissements ne répond à ce choix. Revenez à la campagne.</p>}
      />
      <Pagination
        precedente={page > 1 ? vers(page - 1) : null}
        suivante={page * ELEVES_LISTES < total ? vers(page + 1) : null}
      />
      <RaccourcisClavier />
    </>
  );
}
