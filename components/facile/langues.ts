/** The same few sentences on the bourse and its letters in the languages that families read most; only the French text counts. */

export interface LangueDuFeuillet {
  /** BCP 47, for the attribute that tells a screen reader how to speak. */
  code: string;
  /** Its name for those who read it. */
  nom: string;
  sens?: 'rtl';
  titre: string;
  phrases: readonly string[];
}

export const LANGUES: readonly LangueDuFeuillet[] = [
  {
    code: 'en',
    nom: 'English',
    titre: 'The school grant (bourse)',
    phrases: [
      'The bourse is money from the French State for pupils of collège and lycée. It does not have to be paid back.',
      'It depends on the income of the family and on the number of children.',
      'Ask for it at the school of your child, on this website or on paper. It is free.',
      'Keep every letter. With the code on the letter and the birth date of the pupil you can follow the request on this website.',
      'If the letter asks for documents, send them before the date written in the letter.',
      'If the answer is no and you disagree, the letter says to whom you can write, and until when.',
      'The secretariat of the school can help you. You may come with someone who speaks French.',
    ],
  },
  {
    code: 'es',
    nom: 'Español',
    titre: 'La beca escolar (bourse)',
    phrases: [
      'La bourse es una ayuda de dinero del Estado francés para los alumnos de collège y de lycée. No se devuelve.',
      'Depende de los ingresos de la familia y del número de hijos.',
      'Pídala en el centro escolar de su hijo, en este sitio web o en papel. Es gratis.',
      'Guarde todas las cartas. Con el código de la carta y la fecha de nacimiento del alumno puede seguir la solicitud en este sitio web.',
      'Si la carta pide documentos, envíelos antes de la fecha escrita en la carta.',
      'Si la respuesta es no y usted no está de acuerdo, la carta dice a quién escribir y hasta cuándo.',
      'La secretaría del centro puede ayudarle. Puede venir con una persona que hable francés.',
    ],
  },
  {
    code: 'pt',
    nom: 'Português',
    titre: 'A bolsa escolar (bourse)',
    phrases: [
      'A bourse é uma ajuda em dinheiro do Estado francês para os alunos de collège e de lycée. Não se devolve.',
      'Depende dos rendimentos da família e do número de filhos.',
      'Peça-a na escola do seu filho, neste site ou em papel. É gratuito.',
      'Guarde todas as cartas. Com o código da carta e a data de nascimento do aluno pode seguir o pedido neste site.',
      'Se a carta pede documentos, envie-os antes da data escrita na carta.',
      'Se a resposta é não e não está de acordo, a carta diz a quem escrever e até quando.',
      'A secretaria da escola pode ajudar. Pode vir com uma pessoa que fale francês.',
    ],
  },
  {
    code: 'ar',
    nom: 'العربية',
    sens: 'rtl',
    titre: 'المنحة المدرسية (bourse)',
    phrases: [
      'المنحة مال تقدّمه الدولة الفرنسية لتلاميذ الإعدادية (collège) والثانوية (lycée). لا يجب إرجاعها.',
      'تتوقّف على دخل الأسرة وعلى عدد الأطفال.',
      'اطلبوها من مدرسة طفلكم، على هذا الموقع أو على الورق. الطلب مجاني.',
      'احتفظوا بكل رسالة. برمز الرسالة وتاريخ ميلاد التلميذ يمكنكم متابعة الطلب على هذا الموقع.',
      'إذا طلبت الرسالة وثائق، فأرسلوها قبل التاريخ المكتوب في الرسالة.',
      'إذا كان الجواب لا ولم تكونوا موافقين، فالرسالة تقول لمن تكتبون وإلى أي تاريخ.',
      'تستطيع سكرتارية المدرسة مساعدتكم. يمكنكم الحضور مع شخص يتكلم الفرنسية.',
    ],
  },
  {
    code: 'tr',
    nom: 'Türkçe',
    titre: 'Okul bursu (bourse)',
    phrases: [
      'Bourse, Fransız devletinin collège ve lycée öğrencileri için verdiği para yardımıdır. Geri ödenmez.',
      'Ailenin gelirine ve çocuk sayısına bağlıdır.',
      'Çocuğunuzun okulundan, bu siteden veya kâğıt üzerinde isteyin. Ücretsizdir.',
      'Her mektubu saklayın. Mektuptaki kod ve öğrencinin doğum tarihi ile başvuruyu bu sitede takip edebilirsiniz.',
      'Mektup belge istiyorsa, mektupta yazılı tarihten önce gönderin.',
      'Cevap hayır ise ve kabul etmiyorsanız, mektup kime ve ne zamana kadar yazabileceğinizi söyler.',
      'Okulun sekreterliği size yardım edebilir. Fransızca konuşan biriyle gelebilirsiniz.',
    ],
  },
  {
    code: 'uk',
    nom: 'Українська',
    titre: 'Шкільна стипендія (bourse)',
    phrases: [
      'Bourse — це гроші від французької держави для учнів collège і lycée. Їх не треба повертати.',
      'Вона залежить від доходів сім’ї та кількості дітей.',
      'Попросіть її у школі вашої дитини, на цьому сайті або на папері. Це безкоштовно.',
      'Зберігайте кожен лист. За кодом із листа та датою народження учня ви можете стежити за заявою на цьому сайті.',
      'Якщо в листі просять документи, надішліть їх до дати, вказаної в листі.',
      'Якщо відповідь «ні» і ви не згодні, у листі написано, кому писати і до якого дня.',
      'Секретаріат школи може вам допомогти. Ви можете прийти з людиною, яка говорить французькою.',
    ],
  },
];
