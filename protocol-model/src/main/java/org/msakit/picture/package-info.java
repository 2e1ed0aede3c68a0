/** Pictures of the model, drawn from its own data on a fixed grid: the same data, the same picture. */
package org.msakit.picture;
