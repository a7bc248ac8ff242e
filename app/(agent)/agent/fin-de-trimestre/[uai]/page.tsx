import { pageIntrouvable, uaiDeLAdresse } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { ChoixDuTrimestre } from '#components/choix-du-trimestre.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { ETATS_DE_PAIEMENT, LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { anneeScolaire, trimestreDu } from '#lib/droit/argent/trimestres.ts';
import { finDeTrimestre } from '#lib/fin-de-trimestre/queries.ts';
import { FinDeTrimestreSchema } from '#lib/fin-de-trimestre/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Cloture } from './cloture.tsx';
import { CeQuiManque } from './manques.tsx';
import { Repetition } from './repetition.tsx';

export const generateMetadata = titreReserve('Fin de trimestre', ...LISENT_LES_ETATS);

/** An établissement at the end of a trimestre: what lacks and whom to call, what its state would pay, and the act that closes it. */
export default async function FinDuTrimestrePage({
  params,
  searchParams,
}: PageProps<'/agent/fin-de-trimestre/[uai]'>) {
  const portee = await exigerAgent(...LISENT_LES_ETATS);
  const uai = uaiDeLAdresse((await params).uai);
  const annee = rentreeDu(portee.jour);
  const demande = FinDeTrimestreSchema.parse(await searchParams);
  const trimestre = demande.trimestre ?? trimestreDu(anneeScolaire(annee), portee.jour) ?? 1;
  const lieux = await finDeTrimestre(portee, uai, annee, trimestre).catch(pageIntrouvable);
  const [{ nom, commune }] = lieux;
  return (
    <>
      <FilAriane liens={[{ href: '/agent/fin-de-trimestre', libelle: 'Fin de trimestre' }]} ici={nom} />
      <TitrePage
        titre={`Fin du trimestre ${trimestre} : ${nom}`}
        phrase={`${commune}, année scolaire ${ecrireAnnee(annee)}. Ce qui manque n’empêche pas de payer les autres : ce qui vient ensuite va dans l’état suivant, avec sa cause.`}
      />
      <ChoixDuTrimestre page={`/agent/fin-de-trimestre/${uai}`} trimestre={trimestre} />
      {lieux.map((lieu) => (
        <section key={lieu.branche} aria-labelledby={`etat-${lieu.branche}`}>
          <h2 className="fr-h4" id={`etat-${lieu.branche}`}>
            {ETATS_DE_PAIEMENT[lieu.branche].titre}
          </h2>
          <CeQuiManque lieu={lieu} portee={portee} trimestre={trimestre} />
          <Repetition lieu={lieu} />
          <Cloture lieu={lieu} trimestre={trimestre} />
        </section>
      ))}
    </>
  );
}
