// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shortcuts.h"
#include "shell/dialogs.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int KeysWidth = 130;

QString allKeys(Shortcut shortcut)
{
    QStringList texts;
    for (const QKeySequence &key : keys(shortcut))
        texts.append(key.toString(QKeySequence::NativeText));
    return texts.join(QStringLiteral("  ·  "));
}

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget *parent)
    : FormDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme::GapWide);
    grid->setVerticalSpacing(theme::Gap);
    grid->setColumnMinimumWidth(0, KeysWidth);
    int row = 0;
    for (const Shortcut shortcut : allShortcuts()) {
        auto *keysLabel = new QLabel(allKeys(shortcut), this);
        keysLabel->setFont(theme::monospaced(font()));
        grid->addWidget(keysLabel, row, 0);
        grid->addWidget(new QLabel(shortcutText(shortcut), this), row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    QLabel *hint = sentence(tr("Tab goes on to the next thing, arrow keys move in lists, Escape "
                               "closes what is open."),
                            this);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quietText(quiet));
    hint->setPalette(quiet);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QVBoxLayout *rows = startColumn(windowTitle());
    rows->addLayout(grid);
    rows->addWidget(hint);
    rows->addWidget(buttons);
}

} // namespace coinpay
