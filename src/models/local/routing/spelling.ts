import { remembered } from '../remembered.ts';

/** What people type on telephones, and what they mean. */
const shortForms: Readonly<Record<string, string>> = Object.fromEntries(
  `u=you ur=your urs=yours r=are y=why pls=please plz=please plse=please thx=thanks thnx=thanks tnx=thanks ty=thanks ta=thanks cuz=because cos=because coz=because bc=because bcs=because
   w=with wth=with abt=about b4=before gr8=great l8=late l8r=later m8=mate tmrw=tomorrow tmr=tomorrow tomoz=tomorrow 2moro=tomorrow 2day=today 2nite=tonight tonite=tonight
   msg=message msgs=messages acct=account acc=account accnt=account pw=password pwd=password pass=password passwrd=password passwort=passwort
   dont=do_not doesnt=does_not didnt=did_not cant=can_not cannot=can_not wont=will_not isnt=is_not arent=are_not wasnt=was_not werent=were_not havent=have_not hasnt=has_not hadnt=had_not
   wouldnt=would_not couldnt=could_not shouldnt=should_not aint=is_not im=i_am ive=i_have id=id ill=ill youre=you_are youve=you_have theyre=they_are theyve=they_have weve=we_have whats=what_is
   wheres=where_is hows=how_is thats=that_is theres=there_is its=it_is lets=let_us wanna=want_to gonna=going_to gotta=have_to gimme=give_me lemme=let_me dunno=do_not_know
   wat=what wot=what wht=what whr=where wen=when wont=will_not wiv=with sum1=someone some1=someone any1=anyone every1=everyone no1=nobody ppl=people pple=people smth=something sth=something
   smthg=something nvm=never_mind btw=by_the_way asap=asap fyi=fyi idk=do_not_know tbh=to_be_honest rn=right_now atm=at_the_moment sry=sorry soz=sorry srsly=seriously obv=obviously
   def=definitely prob=probably probs=probably esp=especially info=information pic=picture pics=pictures vid=video vids=videos docs=documents doc=document app=app apps=apps
   mth=month mths=months yr=year yrs=years hr=hour hrs=hours min=minute mins=minutes sec=second secs=seconds wk=week wks=weeks biz=business subs=subscription sub=subscription
   inv=invoice invs=invoices pymt=payment pmt=payment cc=credit_card notifs=notifications notif=notification upd8=update updte=update notis=notifications ver=version
   thru=through tho=though altho=although bin=been got=got hav=have hv=have hve=have da=the teh=the jus=just kno=know knw=know nd=and n=and cud=could wud=would shud=should
   k=ok kk=ok ok=ok okay=ok yep=yes yeah=yes yup=yes nope=no nah=no mgr=manager mngr=manager mangr=manager admn=admin sched=schedule
   recieve=receive recieved=received recipt=receipt reciept=receipt adress=address acount=account acess=access seperate=separate untill=until becouse=because becuase=because
   subscribtion=subscription suscription=subscription subscripton=subscription cancle=cancel canceled=cancelled canel=cancel cancell=cancel refnd=refund refun=refund refund=refund chrged=charged chargd=charged
   payed=paid invoce=invoice invoise=invoice invioce=invoice pasword=password passwrod=password loggin=login logon=login log-in=login sign-in=login signin=login
   bild=build wich=which whith=with beeing=being allready=already alway=always dosnt=does_not doesent=does_not dosent=does_not workin=working werkt=werkt brokn=broken eror=error errror=error
   intergration=integration integartion=integration calender=calendar callendar=calendar notfication=notification notifcation=notification webook=webhook webhok=webhook
   laywer=lawyer lawer=lawyer layer=layer solicitr=solicitor complan=complaint complant=complaint
   2fa=2fa mfa=2fa 2-fa=2fa sso=sso api=api enterprize=enterprise entreprise=enterprise bsic=basic proo=pro`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);

/** Ends of contracted words, spelled out. */
const contractions: readonly (readonly [RegExp, string])[] = [
  [/^won't$/, 'will not'],
  [/^can't$/, 'can not'],
  [/^shan't$/, 'shall not'],
  [/n't$/, ' not'],
  [/'re$/, ' are'],
  [/'ve$/, ' have'],
  [/'ll$/, ' will'],
  [/'m$/, ' am'],
  [/^(let)'s$/, '$1 us'],
  [/^(it|that|what|where|who|how|there|here|he|she|everything|something|nothing)'s$/, '$1 is'],
  [/'s$/, ''],
  [/'d$/, ' would'],
];

/** One written word as the words it stands for, lower-case: `Don't` → `do`, `not`; `u` → `you`. */
export const spell = remembered(5_000, spelled);

function spelled(written: string): readonly string[] {
  const word = written.toLowerCase().replaceAll('’', "'");
  const short = shortForms[word];
  if (short !== undefined) return short.split('_');
  for (const [pattern, spelled] of contractions) {
    if (pattern.test(word))
      return word
        .replace(pattern, spelled)
        .split(' ')
        .filter((part) => part !== '');
  }
  return [word.replace(/(\p{L})\1{2,}/gu, '$1$1')];
}
