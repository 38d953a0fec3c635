// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/colors.h"

#include "theme/theme.h"

#include <array>
#include <cmath>

namespace coinpay::theme {

namespace {

struct Inks
{
    QRgb light;
    QRgb dark;
};

// One row a tone, in the order of Tone.
constexpr std::array inks{
    Inks{0xff56606e, 0xffaab3bf}, // Neutral
    Inks{0xff835600, 0xffe8bb55}, // Waiting
    Inks{0xff2456c4, 0xff8fb4ff}, // Progress
    Inks{0xff17693b, 0xff72d19a}, // Good
    Inks{0xff9a4300, 0xfff5aa66}, // Attention
    Inks{0xffb02318, 0xffff9489}, // Bad
};

constexpr double GroundShare = 0.10;
constexpr double QuietShare = 0.72;
constexpr double HairlineShare = 0.14;
constexpr double RailShare = 0.04;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(double(color.redF())) + 0.7152 * linear(double(color.greenF())) +
           0.0722 * linear(double(color.blueF()));
}

const Inks &inksOf(Tone tone)
{
    return inks.at(static_cast<std::size_t>(tone));
}

QColor plainInk(Tone tone, const QPalette &palette)
{
    const Inks &row = inksOf(tone);
    return QColor::fromRgb(isDark(palette) ? row.dark : row.light);
}

QColor groundUnder(Tone tone, const QPalette &palette)
{
    return mixed(plainInk(tone, palette), palette.color(QPalette::Base), GroundShare);
}

} // namespace

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (qMax(a, b) + 0.05) / (qMin(a, b) + 0.05);
}

QColor mixed(const QColor &over, const QColor &under, double share)
{
    const auto part = static_cast<float>(share);
    const auto channel = [part](float a, float b) { return a * part + b * (1 - part); };
    return QColor::fromRgbF(channel(over.redF(), under.redF()),
                            channel(over.greenF(), under.greenF()),
                            channel(over.blueF(), under.blueF()));
}

QColor readable(const QColor &ink, const QColor &ground)
{
    constexpr int Steps = 20;
    const QColor goal = luminance(ground) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
    QColor result = ink;
    for (int step = 1; step <= Steps && contrast(result, ground) < MinimumContrast; ++step)
        result = mixed(goal, ink, static_cast<double>(step) / Steps);
    return result;
}

QColor toneInk(Tone tone, const QPalette &palette)
{
    QColor ink = plainInk(tone, palette);
    ink = readable(ink, palette.color(QPalette::Base));
    ink = readable(ink, palette.color(QPalette::Window));
    ink = readable(ink, palette.color(QPalette::AlternateBase));
    return readable(ink, groundUnder(tone, palette));
}

QColor toneGround(Tone tone, const QPalette &palette)
{
    return groundUnder(tone, palette);
}

QColor accent(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Highlight);
}

QColor focusRing(const QPalette &palette)
{
    QColor ring = accent(palette);
    for (const auto ground : {QPalette::Base, QPalette::Window, QPalette::Button})
        ring = readable(ring, palette.color(ground));
    return ring;
}

QColor quietText(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    return readable(
        mixed(palette.color(QPalette::Active, QPalette::WindowText), window, QuietShare), window);
}

QColor hairline(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::WindowText),
                 palette.color(QPalette::Window), HairlineShare);
}

QColor railGround(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::WindowText),
                 palette.color(QPalette::Window), RailShare);
}

QColor stripeGround(const QPalette &palette)
{
    return isDark(palette) ? QColor(0xd9, 0x9a, 0x1c) : QColor(0xf7, 0xc0, 0x45);
}

QColor stripeInk(const QPalette &palette)
{
    Q_UNUSED(palette)
    return QColor(0x2b, 0x1d, 0x00);
}

} // namespace coinpay::theme
