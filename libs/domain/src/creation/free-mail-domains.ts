/**
 * Services that give anybody an address, so that the domain says nothing of whom somebody works for. Kept by hand: a domain
 * belongs here when its owner lets the public sign up for mailboxes in it. The lists on npm name thousands, most of them dead
 * or for throw-away addresses, and some that are companies'.
 */
const worldwide =
  'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com yahoo.com ymail.com rocketmail.com aol.com ' +
  'aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.com tuta.io ' +
  'zoho.com zohomail.com fastmail.com fastmail.fm hey.com mail.com email.com inbox.com hushmail.com gmx.com gmx.net';
const ofCountries =
  'gmx.de gmx.at gmx.ch web.de t-online.de freenet.de arcor.de mailbox.org posteo.de bluewin.ch hotmail.de outlook.de live.de ' +
  'yahoo.de hotmail.fr outlook.fr live.fr yahoo.fr orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr hotmail.co.uk ' +
  'outlook.co.uk live.co.uk yahoo.co.uk btinternet.com virginmedia.com sky.com talktalk.net libero.it virgilio.it alice.it ' +
  'tiscali.it hotmail.it yahoo.it hotmail.es outlook.es yahoo.es telefonica.net live.nl ziggo.nl kpnmail.nl xs4all.nl ' +
  'telenet.be skynet.be telia.com seznam.cz centrum.cz wp.pl o2.pl onet.pl interia.pl mail.ru bk.ru list.ru inbox.ru yandex.ru ' +
  'yandex.com rambler.ru ukr.net comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net shaw.ca ' +
  'rogers.com sympatico.ca yahoo.ca hotmail.ca bigpond.com optusnet.com.au yahoo.com.au uol.com.br bol.com.br terra.com.br ' +
  'yahoo.com.br hotmail.com.br yahoo.com.mx prodigy.net.mx rediffmail.com yahoo.in yahoo.co.in yahoo.co.jp docomo.ne.jp ' +
  'ezweb.ne.jp softbank.ne.jp qq.com foxmail.com 163.com 126.com yeah.net sina.com sohu.com aliyun.com naver.com daum.net ' +
  'hanmail.net nate.com';

const freeMailDomains: ReadonlySet<string> = new Set(`${worldwide} ${ofCountries}`.split(' '));

export const isFreeMailDomain = (domain: string): boolean => freeMailDomains.has(domain);
