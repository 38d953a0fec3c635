// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/colors.h"
#include "theme/deskstyle.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

#include <array>

namespace coinpay::theme {

namespace {

using Role = QPalette::ColorRole;

struct Shade
{
    Role role;
    QRgb light;
    QRgb dark;
};

// The design, one row a role. Contrast is held by tests/ui/theme.
constexpr std::array shades{
    Shade{Role::Window, 0xfff5f6f8, 0xff171a1f},
    Shade{Role::WindowText, 0xff1c2128, 0xffe7e9ec},
    Shade{Role::Base, 0xffffffff, 0xff1e2228},
    Shade{Role::AlternateBase, 0xfff8f9fb, 0xff22272e},
    Shade{Role::Text, 0xff1c2128, 0xffe7e9ec},
    Shade{Role::PlaceholderText, 0xff69727f, 0xff98a1ad},
    Shade{Role::Button, 0xffffffff, 0xff2a3038},
    Shade{Role::ButtonText, 0xff1c2128, 0xffe7e9ec},
    Shade{Role::BrightText, 0xffffffff, 0xffffffff},
    Shade{Role::ToolTipBase, 0xff262c35, 0xff323943},
    Shade{Role::ToolTipText, 0xfff2f4f6, 0xfff2f4f6},
    Shade{Role::Highlight, 0xff2f5fd0, 0xff3a6ad4},
    Shade{Role::HighlightedText, 0xffffffff, 0xffffffff},
    Shade{Role::Link, 0xff2456c4, 0xff8fb4ff},
    Shade{Role::LinkVisited, 0xff5b4aa8, 0xffb9a8ff},
    Shade{Role::Light, 0xffffffff, 0xff343b45},
    Shade{Role::Midlight, 0xffeceef1, 0xff2e353e},
    Shade{Role::Mid, 0xffc6ccd4, 0xff434b56},
    Shade{Role::Dark, 0xff9aa3ae, 0xff0f1216},
    Shade{Role::Shadow, 0xff4a525c, 0xff000000},
};

constexpr double DisabledShare = 0.45;

void dim(QPalette &palette, Role ink, Role ground)
{
    palette.setColor(QPalette::Disabled, ink,
                     mixed(palette.color(QPalette::Active, ink),
                           palette.color(QPalette::Active, ground), DisabledShare));
}

QPalette paletteOf(QRgb Shade::*variant)
{
    QPalette palette;
    for (const Shade &shade : shades)
        palette.setColor(QPalette::All, shade.role, QColor::fromRgb(shade.*variant));
    dim(palette, Role::WindowText, Role::Window);
    dim(palette, Role::Text, Role::Base);
    dim(palette, Role::ButtonText, Role::Button);
    dim(palette, Role::PlaceholderText, Role::Base);
    palette.setColor(QPalette::Disabled, Role::Highlight, palette.color(Role::Mid));
    return palette;
}

//! The desktop told Qt nothing, so that the palette is the one Fusion is born with.
bool systemHasNoPalette(const QPalette &palette)
{
    const QStyle *fusion = QStyleFactory::create(QStringLiteral("fusion"));
    const bool same = fusion && fusion->standardPalette().color(QPalette::Window) ==
                                    palette.color(QPalette::Window);
    delete fusion;
    return same;
}

//! How a desktop without a Qt platform theme says that it is dark.
bool environmentIsDark()
{
    return qEnvironmentVariable("GTK_THEME").endsWith(QLatin1String(":dark"));
}

} // namespace

QLatin1String modeName(Mode mode)
{
    switch (mode) {
    case Mode::System: return QLatin1String("system");
    case Mode::Light: return QLatin1String("light");
    case Mode::Dark: return QLatin1String("dark");
    }
    return QLatin1String("system");
}

std::optional<Mode> modeFromName(QStringView name)
{
    for (const Mode mode : {Mode::System, Mode::Light, Mode::Dark}) {
        if (name == modeName(mode))
            return mode;
    }
    return {};
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::WindowText).lightness() >
           palette.color(QPalette::Active, QPalette::Window).lightness();
}

QPalette lightPalette()
{
    return paletteOf(&Shade::light);
}

QPalette darkPalette()
{
    return paletteOf(&Shade::dark);
}

void apply(QApplication &application, Mode mode)
{
    // What the desktop gave, before we change anything.
    static const QPalette desktop = application.palette();
    static const bool noPalette = systemHasNoPalette(desktop);
    static const QString desktopStyle = application.style()->name();
    if (mode == Mode::System && !noPalette && desktopStyle != QLatin1String("fusion")) {
        application.setStyle(desktopStyle);
        application.setPalette(QPalette());
        return;
    }
    application.setStyle(new DeskStyle);
    switch (mode) {
    case Mode::Light: application.setPalette(lightPalette()); return;
    case Mode::Dark: application.setPalette(darkPalette()); return;
    case Mode::System: break;
    }
    if (noPalette)
        application.setPalette(environmentIsDark() || isDark(desktop) ? darkPalette()
                                                                      : lightPalette());
    else
        application.setPalette(QPalette());
}

} // namespace coinpay::theme
