// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

void loadTranslationResources()
{
    Q_INIT_RESOURCE(coinpay_translations);
}

namespace coinpay {

void installTranslations(QCoreApplication &application)
{
    loadTranslationResources();
    auto *ours = new QTranslator(&application);
    const QString folder = QStringLiteral(":/translations");
    if (!ours->load(QLocale(), QStringLiteral("coinpay"), QStringLiteral("_"), folder))
        static_cast<void>(ours->load(QStringLiteral("coinpay_en"), folder));
    QCoreApplication::installTranslator(ours);
    // Qt's own words: buttons of file dialogs and the like.
    auto *qt = new QTranslator(&application);
    if (QLocale().language() != QLocale::English &&
        qt->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

} // namespace coinpay
