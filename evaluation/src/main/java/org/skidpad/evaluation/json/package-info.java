/** JSON text from and to maps, lists, strings and numbers; the one package of this module that imports Jackson. */
package org.skidpad.evaluation.json;
