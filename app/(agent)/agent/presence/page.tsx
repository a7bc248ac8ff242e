import { titreReserve } from '#app/titre-reserve.ts';
import { ChoixDuTrimestre } from '#components/choix-du-trimestre.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { anneeScolaire, trimestreDu } from '#lib/droit/argent/trimestres.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { nomEtQualite } from '#lib/droit/phrase.ts';
import { CERTIFICATEURS, type ClasseACertifier, presencesDuTrimestre } from '#lib/presence/queries.ts';
import { TrimestreSchema } from '#lib/presence/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Certificat } from './certificat.tsx';

export const generateMetadata = titreReserve('Présence des boursiers', ...CERTIFICATEURS);

const direCertifiee = ({ certifiee, boursiers }: ClasseACertifier): string => {
  if (!certifiee) return `${boursiers.length} boursier${boursiers.length > 1 ? 's' : ''} : à certifier.`;
  const { jour, auteurNom, auteurQualite, effectif, exceptions } = certifiee;
  const change =
    effectif === boursiers.length
      ? ''
      : ` La classe a ${boursiers.length} boursiers aujourd’hui : certifiez à nouveau.`;
  return `Certifiée le ${ecrireJour(jourDe(jour))} par ${nomEtQualite(auteurNom, auteurQualite)} : ${effectif - exceptions.length} présents sur ${effectif}.${change}`;
};

/** The presence of the boursiers for a trimestre, class by class: exceptions only, one signature (C. VII.B.2). */
export default async function PresencePage({ searchParams }: PageProps<'/agent/presence'>) {
  const portee = await exigerAgent(...CERTIFICATEURS);
  const annee = rentreeDu(portee.jour);
  const demande = TrimestreSchema.safeParse((await searchParams).trimestre);
  const trimestre = demande.success ? demande.data : (trimestreDu(anneeScolaire(annee), portee.jour) ?? 1);
  const classes = await presencesDuTrimestre(portee, annee, trimestre);
  return (
    <>
      <TitrePage
        titre="Présence des boursiers"
        phrase={`Année scolaire ${ecrireAnnee(annee)}, trimestre ${trimestre}. Tous les boursiers d’une classe sont tenus pour présents, sauf ceux que vous dites absents du trimestre ; vous signez une fois par classe.`}
      />
      <ChoixDuTrimestre page="/agent/presence" trimestre={trimestre} />
      {classes.length === 0 ? (
        <p>Aucun boursier de votre établissement n’a de droit ouvert pendant ce trimestre.</p>
      ) : null}
      {classes.map((classe) => (
        <section key={`${classe.uai} ${classe.classe}`} aria-labelledby={`c-${classe.uai}-${classe.classe}`}>
          <h2 className="fr-h4" id={`c-${classe.uai}-${classe.classe}`}>
            {classe.classe}, {classe.etablissement}
          </h2>
          <p>{direCertifiee(classe)}</p>
          <Certificat
            uai={classe.uai}
            classe={classe.classe}
            trimestre={trimestre}
            boursiers={classe.boursiers}
            exceptions={classe.certifiee?.exceptions ?? []}
          />
        </section>
      ))}
    </>
  );
}
