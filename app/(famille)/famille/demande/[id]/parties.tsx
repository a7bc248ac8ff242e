import Link from 'next/link';
import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampMontant, ChampNombre, ChampTexte } from '#components/champs/texte.tsx';
import type { Champ } from '#components/saisie/partie.tsx';
import type { Valeurs } from '#lib/demande/schema.ts';
import { DIRE_LA_PART, type EtatDeLaPart, tientLieu } from '#lib/droit/consentement/part.ts';
import { nomComplet } from '#lib/droit/noms.ts';

const OUI_NON = [
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
];
const SEUL = [
  {
    valeur: 'autonome',
    libelle: 'Je suis majeur(e) ou émancipé(e), et à la charge de personne',
  },
];
const SITUATIONS = [
  { valeur: 'parent_isole', libelle: 'J’élève seul(e) cet enfant' },
  { valeur: 'couple_foyer_commun', libelle: 'En couple, avec un seul avis d’impôt' },
  { valeur: 'concubinage', libelle: 'En couple sans être mariés ni pacsés, avec deux avis d’impôt' },
  { valeur: 'couple_deux_avis', libelle: 'Mariés ou pacsés, avec deux avis d’impôt' },
];

/** A radio group that starts from the answers: the names of the fields are those of the paper. */
function Choix({
  champ,
  nom,
  ...reste
}: {
  champ: Champ;
  nom: string;
  libelle: string;
  indice?: string;
  options: readonly { valeur: string; libelle: string }[];
  enLigne?: boolean;
}) {
  const { defaultValue, erreur } = champ(nom);
  return <ChampChoix {...reste} nom={nom} valeur={defaultValue} erreur={erreur} />;
}

/** Who asks, as the school base knows it, and where to write. */
export function Coordonnees({ champ, valeurs }: { champ: Champ; valeurs: Valeurs }) {
  const qui = { nom: valeurs['demandeur.nom'] ?? '', prenom: valeurs['demandeur.prenom'] ?? '' };
  return (
    <section aria-labelledby="coordonnees">
      <h2 id="coordonnees" className="fr-h4">
        Vous
      </h2>
      <p>
        <strong>{nomComplet(qui)}</strong>, d’après l’établissement. Une erreur ? Dites-le à son secrétariat.
      </p>
      <ChampTexte {...champ('demandeur.adresse')} libelle="Adresse" autoComplete="street-address" />
      <ChampTexte
        {...champ('demandeur.complement')}
        libelle="Complément d’adresse"
        facultatif
        autoComplete="address-line2"
      />
      <ChampTexte
        {...champ('demandeur.codePostal')}
        libelle="Code postal"
        size={10}
        inputMode="numeric"
        autoComplete="postal-code"
      />
      <ChampTexte {...champ('demandeur.commune')} libelle="Commune" autoComplete="address-level2" />
      <ChampTexte
        {...champ('demandeur.courriel')}
        libelle="Courriel"
        indice="L’accusé d’enregistrement y est envoyé tout de suite."
        type="email"
        autoComplete="email"
      />
      <ChampTexte
        {...champ('demandeur.telephone')}
        libelle="Téléphone"
        facultatif
        type="tel"
        autoComplete="tel"
      />
      <ChampCase
        nom="demandeur.resideEnFrance"
        libelle="J’habite en France"
        defaultChecked={champ('demandeur.resideEnFrance').defaultValue === 'oui'}
      />
    </section>
  );
}

/** How the pupil who asks alone lives (C. III.D.3): the questions of the law ask the rest. */
export function Seul({ champ }: { champ: Champ }) {
  return (
    <section aria-labelledby="famille">
      <h2 id="famille" className="fr-h4">
        Votre situation
      </h2>
      <p>
        Vous demandez pour vous-même : la décision vous est écrite, et la bourse vous est versée. Si quelqu’un
        a encore la charge de vous (nourriture, logement, habillement), c’est à cette personne de demander.
      </p>
      <Choix champ={champ} nom="demandeur.situation" libelle="Votre situation aujourd’hui" options={SEUL} />
    </section>
  );
}

/** How the family lives, on the day of the demande (C. III.A). */
export function Famille({ champ }: { champ: Champ }) {
  return (
    <section aria-labelledby="famille">
      <h2 id="famille" className="fr-h4">
        Votre famille
      </h2>
      <Choix
        champ={champ}
        nom="demandeur.situation"
        libelle="Votre situation aujourd’hui"
        options={SITUATIONS}
      />
      <Choix
        champ={champ}
        nom="ressources.eleveSurAvis"
        libelle="L’enfant est-il sur votre avis d’impôt ?"
        options={OUI_NON}
        enLigne
      />
      <Choix
        champ={champ}
        nom="ressources.residenceAlternee"
        libelle="L’enfant vit-il en résidence alternée ?"
        indice="Une semaine chez l’un, une semaine chez l’autre, par exemple. Un seul des deux parents fait la demande."
        options={OUI_NON}
        enLigne
      />
    </section>
  );
}

/** The partner who has an avis of their own: both count (C. III.A). What they gave by a link stands for what is typed here. */
export function Concubin({
  champ,
  dossierId,
  part,
}: {
  champ: Champ;
  dossierId: string;
  part: EtatDeLaPart | null;
}) {
  const lien = (
    <Link href={`/famille/demande/${dossierId}/concubin`}>
      {part ? 'Voir sa réponse, ou envoyer un nouveau lien' : 'Lui envoyer un lien pour répondre'}
    </Link>
  );
  if (tientLieu(part))
    return (
      <section aria-labelledby="concubin">
        <h2 id="concubin" className="fr-h4">
          La personne avec qui vous vivez
        </h2>
        <p>
          {part ? DIRE_LA_PART[part] : null} {lien}
        </p>
        {/* What was typed before stays, for who changes their mind. */}
        {DU_CONCUBIN.map((nom) => (
          <input key={nom} type="hidden" {...cache(champ, nom)} />
        ))}
      </section>
    );
  return (
    <section aria-labelledby="concubin">
      <h2 id="concubin" className="fr-h4">
        La personne avec qui vous vivez
      </h2>
      <p>
        Ses revenus comptent avec les vôtres. Assurez-vous de son accord, et dites-lui ce que vous écrivez
        ici. Si vous ne connaissez pas ses chiffres, laissez-les vides : son avis d’impôt suffira.
      </p>
      <p>
        {part
          ? DIRE_LA_PART[part]
          : 'Cette personne peut aussi les donner elle-même, sans que vous les lisiez.'}{' '}
        {lien}
      </p>
      <ChampTexte {...champ('concubin.nom')} libelle="Son nom de naissance" autoComplete="off" />
      <ChampTexte {...champ('concubin.prenom')} libelle="Son prénom" autoComplete="off" />
      <input type="hidden" {...cache(champ, 'ressources.avisConcubin.annee')} />
      <ChampMontant
        {...champ('ressources.avisConcubin.rfr')}
        libelle="Son revenu fiscal de référence"
        facultatif
      />
      <ChampNombre
        {...champ('ressources.avisConcubin.enfants')}
        libelle="Enfants à charge sur son avis"
        facultatif
      />
    </section>
  );
}

/** What is asked here of the other person. */
const DU_CONCUBIN = [
  'concubin.nom',
  'concubin.prenom',
  ...['annee', 'rfr', 'enfants'].map((nom) => `ressources.avisConcubin.${nom}`),
];

/** A field of the form that is told, not asked. */
export function cache(champ: Champ, nom: string) {
  return { name: nom, defaultValue: champ(nom).defaultValue };
}

/** What the person declares, and what becomes of an error (C. IV.B; annexes 2 and 3). */
export function Declaration({ seul }: { seul: boolean }) {
  return (
    <section aria-labelledby="declaration">
      <h2 id="declaration" className="fr-h4">
        Avant d’envoyer
      </h2>
      <p>
        Une erreur ? Signalez-la dès que possible, depuis votre demande : ce qui a été versé en trop est à
        rendre, mais une première erreur de bonne foi n’est pas punie. Une fausse déclaration faite exprès
        l’est (code pénal, article 441-1).{' '}
        <a
          href="https://www.oups.gouv.fr"
          target="_blank"
          rel="noreferrer"
          title="oups.gouv.fr - nouvelle fenêtre"
        >
          Éviter les erreurs courantes
        </a>
      </p>
      <p>
        Vos réponses servent seulement à étudier votre droit à bourse, à le calculer et à vous écrire : une
        mission d’intérêt public (RGPD, article 6.1.e), dans le traitement SIECLE du ministère. Elles sont
        lues par les personnes qui traitent votre demande. Vous pouvez les consulter et les faire corriger :{' '}
        <a href="/donnees-personnelles">vos données et vos droits</a>. En savoir plus sur SIECLE :{' '}
        <a
          href="https://www.education.gouv.fr/siecle"
          target="_blank"
          rel="noreferrer"
          title="education.gouv.fr/siecle - nouvelle fenêtre"
        >
          education.gouv.fr/siecle
        </a>
        .
      </p>
      <ChampCase
        nom="certifie"
        libelle={
          seul
            ? 'Je certifie sur l’honneur que ce que j’ai écrit est exact, et que je ne suis à la charge de personne'
            : 'Je certifie sur l’honneur que ce que j’ai écrit est exact, et que j’ai la charge de cet enfant ou de ces enfants'
        }
        facultatif={false}
      />
    </section>
  );
}
