package org.msakit.audit;

import java.util.List;
import org.msakit.sendmail.Place;

/** What one rule found; see {@link Finding} for the parts. */
record Fault(Place place, String message, List<String> allows, String cure) {}
