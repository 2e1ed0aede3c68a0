package org.msakit.sendmail.config;

import org.msakit.sendmail.Place;

/** A value, and where it was set. */
public record Setting(Place place, String value) {}
