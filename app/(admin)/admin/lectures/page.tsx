import { titreReserve } from '#app/titre-reserve.ts';
import { Badge } from '#components/badge.tsx';
import { direDrapeau } from '#components/libelles.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { apres, avant, ecrireJour, type Jour, jour } from '#lib/droit/date.ts';
import type { Lecture } from '#lib/droit/lecture.ts';
import { LECTURES } from '#lib/droit/registre.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Lectures à interrupteur', 'administrateur');

type AInterrupteur = Lecture & Required<Pick<Lecture, 'interrupteur'>>;

const estAInterrupteur = (lecture: Lecture): lecture is AInterrupteur => lecture.interrupteur !== undefined;

export default async function LecturesPage() {
  const portee = await exigerAgent('administrateur');
  const lectures = LECTURES.filter(estAInterrupteur);
  return (
    <>
      <TitrePage
        titre="Lectures à interrupteur"
        phrase={`Là où deux textes se contredisent, une lecture datée tranche, et les dossiers qu’elle touche sont signalés à un agent. ${lectures.length} sur ${LECTURES.length} lectures du registre. Elles se lisent ici ; les changer demande une nouvelle version relue.`}
      />
      {lectures.map((lecture) => (
        <article key={lecture.id} className="lecture" aria-labelledby={lecture.id}>
          <h2 id={lecture.id} className="fr-h5">
            {lecture.article} <EnVigueur lecture={lecture} jour={portee.jour} />
          </h2>
          <dl>
            <Ligne terme="Le doute">{lecture.doute}</Ligne>
            <Ligne terme="La lecture retenue">{lecture.lecture}</Ligne>
            <Ligne terme="L’autre lecture">{lecture.autre}</Ligne>
            <Ligne terme="Pourquoi">{lecture.raison}</Ligne>
            <Ligne terme="Position">
              « {lecture.interrupteur.valeur.replaceAll('_', ' ')} », {direPeriode(lecture)}
            </Ligne>
            <Ligne terme="Règles">{lecture.regles.join(', ')}</Ligne>
            {lecture.drapeau ? (
              <Ligne terme="Dossiers signalés">drapeau « {direDrapeau(lecture.drapeau)} » de la liste</Ligne>
            ) : null}
          </dl>
        </article>
      ))}
    </>
  );
}

function Ligne({ terme, children }: { terme: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{terme}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const direPeriode = ({ interrupteur: { du, au } }: AInterrupteur): string =>
  au ? `du ${ecrireJour(jour(du))} au ${ecrireJour(jour(au))}` : `depuis le ${ecrireJour(jour(du))}`;

function EnVigueur({ lecture: { interrupteur }, jour: leJour }: { lecture: AInterrupteur; jour: Jour }) {
  const { du, au } = interrupteur;
  const vaut = !avant(leJour, jour(du)) && !(au && apres(leJour, jour(au)));
  return (
    <Badge ton={vaut ? 'succes' : 'neutre'} icone={vaut ? 'fr-icon-check-line' : 'fr-icon-close-line'}>
      {vaut ? 'en vigueur' : 'hors de sa période'}
    </Badge>
  );
}
