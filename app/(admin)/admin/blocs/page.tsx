import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { Badge } from '#components/badge.tsx';
import { Lettre } from '#components/lettre.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { academiesAuChoix } from '#lib/administration/queries.ts';
import { type BlocVu, blocs, essayer } from '#lib/bloc/queries.ts';
import { type Essai, EssaiSchema } from '#lib/bloc/schema.ts';
import { LIBELLES_EMETTEURS } from '#lib/droit/courrier/bloc-de-texte.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireEssai } from './essai.tsx';
import { FormulaireBloc } from './formulaire-bloc.tsx';

export const generateMetadata = titreReserve('Textes des courriers', 'administrateur');

const COLONNES: Colonne<BlocVu>[] = [
  { cle: 'academie', titre: 'Académie', rendre: ({ academie }) => academie },
  {
    cle: 'courrier',
    titre: 'Courrier',
    rendre: ({ lettre, emetteur }) => `${LETTRES[lettre].libelle}, ${LIBELLES_EMETTEURS[emetteur]}`,
  },
  {
    cle: 'depuis',
    titre: 'Depuis',
    rendre: ({ du, version, enVigueur }) => (
      <>
        {ecrireJourCourt(du)}, version {version}{' '}
        {enVigueur ? (
          <Badge ton="succes" icone="fr-icon-check-line">
            en place
          </Badge>
        ) : null}
      </>
    ),
  },
  { cle: 'texte', titre: 'Texte', rendre: ({ texte }) => texte || 'retiré' },
];

type Parametres = Promise<Record<string, string | string[] | undefined>>;

/** The plain text that académies add to their letters: tried on a letter, proposed, confirmed by somebody else. */
export default async function BlocsPage({ searchParams }: { searchParams: Parametres }) {
  const portee = await exigerAgent('administrateur');
  const parametres = await searchParams;
  const saisie = Object.fromEntries(
    Object.entries(parametres).flatMap(([nom, lu]) => (typeof lu === 'string' ? [[nom, lu]] : [])),
  );
  const lu = EssaiSchema.safeParse(saisie);
  const issues = 'lettre' in saisie ? (lu.error?.issues ?? []) : [];
  const lignes = await blocs(portee);
  return (
    <>
      <TitrePage
        titre="Textes des courriers"
        phrase="Quelques phrases de chaque académie dans ses courriers, avant les voies de recours. La loi et la mise en page ne changent pas d’ici. Un courrier déjà produit garde le texte qu’il portait."
      />
      <FormulaireEssai
        key={JSON.stringify(saisie)}
        academies={await academiesAuChoix(portee)}
        saisie={saisie}
        erreurs={Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]))}
      />
      {lu.success ? <Essaye essai={lu.data} {...(await essayer(portee, lu.data))} /> : null}
      <Tableau
        legende="Textes, du plus récent au plus ancien pour chaque courrier"
        total={lignes.length}
        unite="texte"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ academie, emetteur, lettre, version }) => `${academie} ${emetteur} ${lettre} ${version}`}
        vide={<p>Aucune académie n’ajoute de texte à ses courriers.</p>}
      />
    </>
  );
}

/** The letter with the text tried, then the form that proposes it. */
function Essaye({ essai, composition, version }: { essai: Essai } & Awaited<ReturnType<typeof essayer>>) {
  return (
    <section aria-labelledby="essai">
      <h2 className="fr-h5" id="essai">
        Le courrier, à une famille fictive
      </h2>
      {composition.genre === 'courrier' ? (
        <>
          <Lettre courrier={composition.courrier} />
          <FormulaireBloc essai={essai} version={version} />
        </>
      ) : (
        <Alerte ton="erreur" titre="Le courrier ne pourrait pas être produit">
          {composition.defauts.join(' ')}
        </Alerte>
      )}
    </section>
  );
}
