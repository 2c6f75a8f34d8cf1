package org.skidpad.bridge.message;

/** A position from satellites, WGS 84. */
public final class NavSatFix implements Message<NavSatFix> {
    /** No position; the fields below mean nothing. */
    public static final int NO_FIX = -1;

    public long stampNs;
    /** Of the antenna. */
    public String frame = "";

    /** {@link #NO_FIX}, 0 unaugmented, 1 satellite-based, 2 ground-based augmentation. */
    public int status;
    /** Bits: 1 GPS, 2 GLONASS, 4 COMPASS, 8 GALILEO. */
    public int service;
    /** North positive, degrees. */
    public double latitude;
    /** East positive, degrees. */
    public double longitude;
    /** Above the ellipsoid, m; NaN where unknown. */
    public double altitude;
    /** East, north, up, m², row by row. */
    public final double[] covariance = new double[9];
    /** 0 unknown, 1 approximated, 2 diagonal known, 3 known. */
    public int covarianceType;

    @Override
    public void copyFrom(NavSatFix o) {
        stampNs = o.stampNs;
        frame = o.frame;
        status = o.status;
        service = o.service;
        latitude = o.latitude;
        longitude = o.longitude;
        altitude = o.altitude;
        System.arraycopy(o.covariance, 0, covariance, 0, covariance.length);
        covarianceType = o.covarianceType;
    }
}
