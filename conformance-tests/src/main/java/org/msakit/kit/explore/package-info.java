/** Random dialogues, led by the model to what was exercised least; what they find is shrunk as it comes. */
package org.msakit.kit.explore;
