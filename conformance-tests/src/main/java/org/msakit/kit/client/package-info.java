/** A client that sends any octets and records all. */
package org.msakit.kit.client;
