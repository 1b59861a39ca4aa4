/** `一、教育类`: what heads the rows below it. */
export const GROUP = /^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])/u;
